import { copy } from "./clipboard.mjs"
import { missed, people, table } from "./cohort-table.mjs"
import { part } from "./component.mjs"
import { dataOf, sentence } from "./quiz-mark.mjs"
import { csv } from "./table-text.mjs"

const MOST_MISSED = 10

/** A trainer's class: many result codes become a table with a heat map for each quiz, in this browser alone. */
export class Cohort {
  static moduleName = "cohort"

  constructor($root) {
    this.$root = $root
    this.data = dataOf($root)
    this.$codes = part($root, "[data-cohort-codes]")
    part($root, "form").addEventListener("submit", (event) => {
      event.preventDefault()
      this.show()
    })
    part($root, "[data-cohort-file]").addEventListener("change", async (event) => {
      const [file] = event.target.files
      if (file) this.$codes.value = await file.text()
      this.show()
    })
    part($root, "[data-cohort-csv]").addEventListener("click", async () => this.say((await copy(this.csv)) ? "copied" : "failed"))
  }

  show() {
    const { people: found, faults } = people(this.$codes.value, this.data)
    const $faults = faults.map((line) => this.make("li", sentence(this.$root, "fault", line)))
    part(this.$root, "[data-cohort-faults]").replaceChildren(...$faults)
    const quizzes = Object.keys(this.data).filter((quiz) => found.some((one) => one.quiz === quiz))
    const named = found.map((one, at) => ({ ...one, who: one.who || sentence(this.$root, "who", at + 1) }))
    const tables = quizzes.map((quiz) => [quiz, table(quiz, this.data[quiz], named.filter((one) => one.quiz === quiz))])
    part(this.$root, "[data-cohort-tables]").replaceChildren(...tables.map(([quiz, rows]) => this.tableOf(quiz, rows)))
    this.showMissed(named.filter((one) => one.quiz === "exam"))
    this.csv = tables.map(([quiz, rows]) => csv(this.textRows(quiz, rows))).join("\r\n\r\n")
    part(this.$root, "[data-cohort-csv]").hidden = !tables.length
    this.say(found.length ? "done" : "none", found.length)
  }

  tableOf(quiz, { dimensions, rows, means }) {
    const $part = part(this.$root, "[data-cohort-table]").content.cloneNode(true)
    const $names = part(this.$root, `[data-cohort-names="${quiz}"]`)
    $part.querySelector("caption").textContent = $names.dataset.title
    $part.querySelector("[role=region]").setAttribute("aria-label", $names.dataset.title)
    const heads = [sentence(this.$root, "person"), ...dimensions.map((id) => this.nameOf(quiz, id))]
    $part.querySelector("thead tr").append(...heads.map((text) => this.make("th", text, { scope: "col" })))
    const lines = [...rows, { who: sentence(this.$root, "mean"), values: means }]
    $part.querySelector("tbody").append(...lines.map(({ who, values }) => this.rowOf(who, values, heads)))
    return $part
  }

  rowOf(who, values, heads) {
    const $row = document.createElement("tr")
    const cells = values.map((value, at) => {
      const $cell = this.make("td", value === null ? "–" : Math.round(value * 100))
      $cell.dataset.label = heads[at + 1]
      if (value !== null) $cell.dataset.heat = Math.min(4, Math.floor(value * 5))
      return $cell
    })
    $row.append(this.make("th", who, { scope: "row" }), ...cells)
    return $row
  }

  textRows(quiz, { dimensions, rows, means }) {
    const shown = (value) => (value === null ? "" : String(Math.round(value * 100)))
    const head = [sentence(this.$root, "person"), ...dimensions.map((id) => this.nameOf(quiz, id))]
    const lines = [...rows, { who: sentence(this.$root, "mean"), values: means }]
    return [head, ...lines.map(({ who, values }) => [who, ...values.map(shown)])]
  }

  showMissed(rows) {
    const worst = missed(this.data.exam, rows).slice(0, MOST_MISSED)
    const $section = part(this.$root, "[data-cohort-missed]")
    $section.hidden = !worst.length
    const items = worst.map(({ id, missed: count, asked }) => {
      const $item = this.make("li", `${count}/${asked}　`)
      $item.append(part(this.$root, `[data-cohort-prompts] [data-item="${CSS.escape(id)}"]`).cloneNode(true))
      return $item
    })
    part($section, "ol").replaceChildren(...items)
  }

  nameOf(quiz, id) {
    return part(this.$root, `[data-cohort-names="${quiz}"] [data-name="${CSS.escape(id)}"]`).textContent
  }

  make(tag, text, attributes = {}) {
    const $part = document.createElement(tag)
    $part.textContent = text
    for (const [name, value] of Object.entries(attributes)) $part.setAttribute(name, value)
    return $part
  }

  say(name, value) {
    part(this.$root, "[data-quiz-status]").textContent = sentence(this.$root, name, value)
  }
}
