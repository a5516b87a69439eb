import { part } from "./component.mjs"
import { sentence } from "./quiz-mark.mjs"
import * as storage from "./storage.mjs"
import { isWeekend, workday } from "./workdays.mjs"

const START = /^\d{4}-\d{2}-\d{2}$/

/** What is kept of the first month: the day it began and the steps done; anything else is thrown away. */
export function kept() {
  const month = storage.readJson("month")
  const done = Array.isArray(month?.done) ? month.done.filter((id) => typeof id === "string") : []
  const isDate = START.test(month?.start) && !Number.isNaN(Date.parse(month.start))
  return { start: isDate ? month.start : "", done }
}

/** The first month: dates every step from the day it began, keeps the ticks. */
export class FirstMonth {
  static moduleName = "first-month"

  constructor($root) {
    this.$root = $root
    this.$start = part($root, "[data-month-start]")
    this.$boxes = [...$root.querySelectorAll("[data-step]")]
    const { start, done } = kept()
    this.$start.value = start
    for (const $box of this.$boxes) $box.checked = done.includes($box.dataset.step)
    $root.addEventListener("change", () => this.keep())
    $root.addEventListener("submit", (event) => event.preventDefault())
    part($root, "[data-month-print]").addEventListener("click", () => this.print())
    this.show()
  }

  keep() {
    const others = kept().done.filter((id) => !this.$boxes.some(($box) => $box.dataset.step === id))
    const done = this.$boxes.filter(($box) => $box.checked).map(($box) => $box.dataset.step)
    const isKept = storage.writeJson("month", { start: this.$start.value, done: [...others, ...done] })
    this.show()
    if (!isKept) this.say(sentence(this.$root, "storage"))
  }

  show() {
    const format = new Intl.DateTimeFormat(document.documentElement.lang, { month: "numeric", day: "numeric", weekday: "short", timeZone: "UTC" })
    for (const $time of this.$root.querySelectorAll("[data-day]")) {
      const date = workday(this.$start.value, Number($time.dataset.day))
      $time.dateTime = date ? date.toISOString().slice(0, 10) : ""
      $time.textContent = date ? format.format(date) : ""
    }
    const done = this.$boxes.filter(($box) => $box.checked).length
    const weekend = this.$start.value && isWeekend(this.$start.value) ? sentence(this.$root, "weekend") : ""
    this.say(sentence(this.$root, "done", `${done}/${this.$boxes.length}`) + weekend)
  }

  print() {
    this.$root.dataset.print = "list"
    window.print()
    delete this.$root.dataset.print
  }

  say(words) {
    part(this.$root, "[data-month-status]").textContent = words
  }
}
