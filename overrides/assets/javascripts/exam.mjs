import { answered as boxed, due, sound, today } from "./leitner.mjs"
import { Stepper } from "./stepper.mjs"
import { decode, encode } from "./answer-code.mjs"
import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { read, write } from "./quiz-form.mjs"
import { dataOf, mark, printAs, sentence, unmark } from "./quiz-mark.mjs"
import { isRight } from "./quiz-score.mjs"
import * as storage from "./storage.mjs"

/** The exam page: draws a paper, marks it at once or at the end, shows where the mistakes lie, shares the result. */
export class Exam {
  static moduleName = "exam"

  constructor($root) {
    this.$root = $root
    this.$setup = part($root, ".handbook-exam__setup")
    this.$paper = part($root, "[data-exam-paper]")
    this.$clock = part($root, "[data-exam-clock]")
    this.$result = part($root, "[data-exam-result]")
    this.data = dataOf($root)
    this.sharing = this.data.items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
    this.items = this.data.items
    this.known = new Set(this.data.items.map(({ id }) => id))
    this.stepper = new Stepper($root, this.$paper)
    this.listen()
    this.preset()
    if (!this.openShared()) this.show(this.items)
  }

  listen() {
    this.$setup.addEventListener("submit", (event) => this.draw(event))
    part(this.$setup, "[data-exam-today]").addEventListener("click", () => this.today())
    for (const $button of this.$setup.querySelectorAll("[data-exam-print]")) {
      $button.addEventListener("click", () => printAs(this.$root, $button.dataset.examPrint))
    }
    part(this.$setup, "[data-exam-all]").addEventListener("click", () => this.show(this.data.items))
    this.$paper.addEventListener("submit", (event) => this.finish(event))
    this.$paper.addEventListener("change", (event) => this.answered(event.target))
    part(this.$paper, "[data-exam-retake]").addEventListener("click", () => this.retake())
    part(this.$paper, "[data-exam-share]").addEventListener("click", () => this.share())
    addEventListener("hashchange", () => this.openShared())
  }

  /** A link from a chapter (?chapters=trio/user) comes with that chapter ticked. */
  preset() {
    const chapters = (new URLSearchParams(location.search).get("chapters") ?? "").split(",")
    for (const $box of this.$setup.elements.chapters) $box.checked = chapters.includes($box.value)
  }

  draw(event) {
    event.preventDefault()
    const fields = this.$setup.elements
    const chapters = [...fields.chapters].filter(($box) => $box.checked).map(($box) => $box.value)
    const pool = this.data.items.filter((item) => !chapters.length || chapters.includes(item.chapter))
    const count = Number(fields.count.value) || pool.length
    this.show(drawn(pool, count))
    this.say("drawn", this.items.length)
    this.start(Number(fields.minutes.value))
    part(this.$paper, "fieldset:not([hidden]) :is(input, select)").focus()
  }

  /** Show these items alone, unanswered. */
  show(items) {
    this.items = items
    const ids = new Set(items.map(({ id }) => id))
    for (const item of this.data.items) {
      write(this.$paper, item, null)
      unmark(this.$paper, item)
      this.$paper.querySelector(`[data-item="${CSS.escape(item.id)}"]`).hidden = !ids.has(item.id)
    }
    for (const $chapter of this.$paper.querySelectorAll("[data-chapter]")) $chapter.hidden = !$chapter.querySelector("fieldset:not([hidden])")
    this.$paper.toggleAttribute("data-folded", this.$setup.elements.mode.value === "exam")
    this.$result.hidden = true
    this.stepper.show(0)
    this.countDue()
    this.stop()
  }

  answered($field) {
    if (this.$setup.elements.mode.value !== "practice") return
    const id = $field.closest("[data-item]").dataset.item
    const item = this.items.find((one) => one.id === id)
    const isOneChoice = ["single", "truefalse"].includes(item.type)
    if (isOneChoice || (item.type === "number" && $field.value)) this.learn(item, mark(this.$paper, item))
  }

  finish(event) {
    event?.preventDefault()
    this.stop()
    this.$paper.removeAttribute("data-folded")
    const rows = {}
    let right = 0
    for (const item of this.items) {
      const isGood = isRight(item, read(this.$paper, item))
      this.learn(item, mark(this.$paper, item))
      rows[item.chapter] ??= [0, 0]
      rows[item.chapter][0] += isGood
      rows[item.chapter][1] += 1
      right += isGood
    }
    for (const $row of this.$result.querySelectorAll("tr[data-chapter]")) {
      const row = rows[$row.dataset.chapter]
      $row.hidden = !row
      for (const [at, $cell] of [...$row.querySelectorAll("td")].entries()) $cell.textContent = row?.[at] ?? ""
    }
    const score = `${right}/${this.items.length}`
    part(this.$result, "[data-exam-total]").textContent = score
    this.$result.hidden = false
    for (const name of ["retake", "share"]) part(this.$paper, `[data-exam-${name}]`).hidden = false
    this.say("score", score)
    storage.writeJson("taken.exam", { at: new Date().toISOString().slice(0, 10), score })
    this.countDue()
    this.$result.focus()
  }

  /** Missed items go into the boxes of spaced repetition, once an answer and a day. */
  learn(item, isGood) {
    if (isGood === null || this.isShared) return
    const boxes = sound(storage.readJson("boxes"))
    const held = boxes[item.id]
    if (!(isGood && held?.due > today())) storage.writeJson("boxes", boxed(boxes, item.id, isGood, today()))
  }

  due() {
    return due(sound(storage.readJson("boxes")), today(), this.known)
  }

  countDue() {
    part(this.$setup, "[data-exam-due]").textContent = this.due().length
  }

  today() {
    const ids = this.due().slice(0, 5)
    if (!ids.length) return this.say("rested")
    this.show(ids.map((id) => this.data.items.find((item) => item.id === id)))
    this.say("today", ids.length)
  }

  retake() {
    this.show(this.items.filter((item) => !isRight(item, read(this.$paper, item))))
    this.say("drawn", this.items.length)
  }

  async share() {
    const answers = Object.fromEntries(this.items.map((item) => [item.id, read(this.$paper, item)]))
    const url = new URL(location.href)
    url.search = ""
    url.hash = encode("exam", this.data.version, this.sharing, answers)
    this.say((await copy(url.href)) ? "copied" : "failed")
  }

  openShared() {
    const code = location.hash.slice(1)
    if (!code.startsWith("exam.")) return false
    const found = decode(code, "exam", this.sharing)
    if (found.fault) return this.say("broken")
    const ids = Object.keys(found.answers)
    this.show(this.data.items.filter((item) => ids.includes(item.id) && !found.changed.includes(item.id)))
    for (const item of this.items) write(this.$paper, item, unpacked(item, found.answers[item.id]))
    this.isShared = true
    this.finish()
    this.isShared = false
    const lost = found.gone + found.changed.length
    return this.say(lost ? "changed" : "opened", lost)
  }

  start(minutes) {
    if (!minutes) return
    const until = Date.now() + minutes * 60000
    const tick = () => {
      const left = Math.max(0, Math.round((until - Date.now()) / 1000))
      this.$clock.textContent = sentence(this.$root, "left", `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)
      if (left) return
      this.finish()
      this.say("time")
    }
    this.$clock.hidden = false
    this.timer = setInterval(tick, 1000)
    tick()
  }

  stop() {
    clearInterval(this.timer)
    this.$clock.hidden = true
  }

  say(name, value) {
    part(this.$root, "[data-quiz-status]").textContent = sentence(this.$root, name, value)
    return true
  }
}

/** Draw `count` items, chapters in turn, so that a short paper still covers what was ticked. */
function drawn(pool, count) {
  const byChapter = new Map()
  for (const item of pool) byChapter.set(item.chapter, [...(byChapter.get(item.chapter) ?? []), item])
  const piles = [...byChapter.values()].map((items) => items.sort(() => Math.random() - 0.5))
  const chosen = new Set()
  for (let round = 0; chosen.size < Math.min(count, pool.length); round++) {
    for (const pile of piles) if (pile[round] && chosen.size < count) chosen.add(pile[round])
  }
  return pool.filter((item) => chosen.has(item))
}

/** An answer from a link, if it can be one to this item. */
function unpacked(item, answer) {
  if (item.type === "number" || ["single", "truefalse"].includes(item.type)) return Array.isArray(answer) ? null : answer
  return Array.isArray(answer) ? answer : null
}
