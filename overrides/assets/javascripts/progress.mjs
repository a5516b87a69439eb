import { part } from "./component.mjs"
import { kept } from "./first-month.mjs"
import { due, sound, today } from "./leitner.mjs"
import { dataOf, sentence } from "./quiz-mark.mjs"
import { readChapters, tick } from "./read-tick.mjs"
import * as storage from "./storage.mjs"

const FORMAT = "handbook-progress"

/** The progress page: what is ticked, taken and due; kept, exported, restored and cleared by the reader alone. */
export class Progress {
  static moduleName = "progress"

  constructor($root) {
    this.$root = $root
    this.known = new Set(dataOf($root).items)
    for (const $box of $root.querySelectorAll("[data-read]")) $box.addEventListener("change", () => this.tick($box))
    part($root, "[data-progress-export]").addEventListener("click", () => this.export())
    part($root, "[data-progress-import]").addEventListener("change", (event) => this.import(event.target.files[0]))
    part($root, "[data-progress-clear]").addEventListener("click", () => this.clear())
    this.show()
  }

  show() {
    const read = readChapters()
    const $boxes = [...this.$root.querySelectorAll("[data-read]")]
    for (const $box of $boxes) $box.checked = read.has($box.dataset.read)
    part(this.$root, "[data-progress-count]").textContent = $boxes.filter(($box) => $box.checked).length
    for (const $row of this.$root.querySelectorAll("[data-taken]")) {
      const taken = storage.readJson(`taken.${$row.dataset.taken}`)
      const words = [taken?.at, taken?.score].filter((word) => typeof word === "string").join(" · ")
      part($row, "[data-taken-when]").textContent = words || sentence(this.$root, "never")
    }
    const $month = this.$root.querySelector("[data-steps]")
    const steps = $month?.dataset.steps.split(" ") ?? []
    if ($month) part($month, "[data-progress-month]").textContent = kept().done.filter((id) => steps.includes(id)).length
    const boxes = sound(storage.readJson("boxes"))
    part(this.$root, "[data-progress-due]").textContent = due(boxes, today(), this.known).length
    part(this.$root, "[data-progress-boxed]").textContent = Object.keys(boxes).filter((id) => this.known.has(id)).length
  }

  tick($box) {
    const isKept = tick($box.dataset.read, $box.checked)
    this.show()
    if (!isKept) this.say("storage")
  }

  export() {
    const text = JSON.stringify({ format: FORMAT, kept: storage.all() }, null, 1)
    const $link = document.createElement("a")
    $link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
    $link.download = `${FORMAT}-${new Date().toISOString().slice(0, 10)}.json`
    $link.click()
    setTimeout(() => URL.revokeObjectURL($link.href), 1000)
    this.say("exported")
  }

  async import($file) {
    if (!$file) return
    try {
      const { format, kept } = JSON.parse(await $file.text())
      const rows = Object.entries(kept).filter(([, value]) => typeof value === "string")
      if (format !== FORMAT || !rows.length) throw new Error(format)
      const done = rows.filter(([key, value]) => storage.write(key, value))
      this.show()
      this.say(...(done.length < rows.length ? ["storage"] : ["imported", rows.length]))
    } catch {
      this.say("broken")
    }
  }

  clear() {
    if (!this.isSure) {
      this.isSure = true
      return this.say("sure")
    }
    this.isSure = false
    storage.clear()
    this.show()
    return this.say("cleared")
  }

  say(name, value) {
    part(this.$root, "[data-quiz-status]").textContent = sentence(this.$root, name, value)
  }
}
