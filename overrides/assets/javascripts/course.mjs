import { clock } from "./clock-time.mjs"
import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { sentence } from "./quiz-mark.mjs"

/** A course: another start shifts its whole day and goes into the address (?start=10:00,13:30); prints the schedule. */
export class Course {
  static moduleName = "course"

  constructor($root) {
    this.$root = $root
    this.$starts = [...$root.querySelectorAll("[data-course-start]")]
    this.planned = this.$starts.map(($start) => $start.value)
    this.read()
    $root.addEventListener("change", () => this.shift())
    part($root, "[data-course-print]").addEventListener("click", () => this.print())
    part($root, "[data-course-copy]").addEventListener("click", async () => this.say((await copy(location.href)) ? "copied" : "failed"))
  }

  read() {
    const given = new URLSearchParams(location.search).get("start")
    if (given === null) return
    const times = given.split(",")
    for (const [at, $start] of this.$starts.entries()) $start.value = clock(times[at] || this.planned[at], 0) ?? this.planned[at]
    if (times.some((time) => time && clock(time, 0) === null)) this.say("clock")
    this.show()
  }

  shift() {
    const starts = this.$starts.map(($start, at) => ($start.value === this.planned[at] ? "" : $start.value))
    const url = new URL(location.href)
    if (starts.some(Boolean)) url.searchParams.set("start", starts.join(","))
    else url.searchParams.delete("start")
    history.replaceState(null, "", url.href.replaceAll("%3A", ":").replaceAll("%2C", ","))
    this.show()
  }

  show() {
    for (const $time of this.$root.querySelectorAll("[data-after]")) {
      const at = Number($time.dataset.day)
      $time.textContent = clock(this.$starts[at].value || this.planned[at], Number($time.dataset.after))
    }
  }

  print() {
    this.$root.dataset.print = "schedule"
    window.print()
    delete this.$root.dataset.print
  }

  say(name) {
    part(this.$root, "[data-course-status]").textContent = sentence(this.$root, name)
  }
}
