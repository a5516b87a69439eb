import { parse, serialize } from "./calculator-state.mjs"
import { drawInterval, fillTable, say, styleOf, textOf } from "./calculator-view.mjs"
import { copy } from "./clipboard.mjs"
import { fail, part } from "./component.mjs"
import { readField, show } from "./number-text.mjs"
import { split } from "./rows-text.mjs"

const rates = () => import("./calc-rates.mjs")
const money = () => import("./calc-money.mjs")
const tests = () => import("./calc-ab.mjs")

/** Which function computes a calculator; its module is fetched where it is needed. */
export const COMPUTE = {
  funnel: async () => (await rates()).funnel,
  retention: async () => (await rates()).retention,
  guardrail: async () => (await rates()).guardrail,
  "gmv-tree": async () => (await money()).gmvTree,
  campaign: async () => (await money()).campaign,
  "ltv-cac": async () => (await money()).ltvCac,
  "sample-size": async () => (await tests()).sampleSize,
  "ab-result": async () => (await tests()).abResult,
  rfm: async () => (await import("./calc-rfm.mjs")).rfm,
}

/** One calculator: the fields decide what is shown and what stands in the address. */
export class Calculator {
  static moduleName = "calculator"

  constructor($root) {
    this.$root = $root
    this.id = $root.dataset.calculator
    this.$form = part($root, "form")
    this.$fields = [...this.$form.querySelectorAll("[data-field]")]
    this.$result = part($root, "[data-calculator-result]")
    this.$status = part($root, "[data-calculator-status]")
    this.start().catch(fail)
  }

  async start() {
    this.compute = await COMPUTE[this.id]()
    // A browser that comes back to a page fills in what was typed before; the address alone decides.
    this.$form.reset()
    this.restore()
    this.run()
    this.listen()
    for (const $field of this.$fields) $field.readOnly = false
    this.$root.dataset.ready = ""
  }

  listen() {
    this.$form.addEventListener("submit", (event) => event.preventDefault())
    this.$form.addEventListener("input", () => this.run())
    this.$form.addEventListener("change", () => this.keep())
    for (const $button of this.$form.querySelectorAll("[data-copy]")) {
      $button.addEventListener("click", () => this.copy($button.dataset.copy))
    }
    part(this.$form, "[data-reset]").addEventListener("click", () => this.reset())
  }

  async copy(kind) {
    const isDone = await copy(kind === "link" ? location.href : this.plain())
    this.tell([!isDone ? "failed" : kind === "link" && this.isCut ? "cut" : "copied"])
  }

  restore() {
    const { texts, unknown } = parse(location.search, this.id, this.$fields.map(({ name }) => name))
    for (const $field of this.$fields.filter(({ name }) => name in texts)) {
      $field.value = texts[$field.name]
      if (!readAs($field).fault) continue
      $field.value = $field.defaultValue
      unknown.push(`${this.id}.${$field.name}`)
    }
    if (unknown.length) this.tell(["unknown", unknown.join("、")])
  }

  keep() {
    const texts = (key) => Object.fromEntries(this.$fields.map(($field) => [$field.name, $field[key]]))
    const { query, isCut } = serialize(location.search, this.id, texts("value"), texts("defaultValue"))
    history.replaceState(null, "", `${location.pathname}${query}${location.hash}`)
    this.isCut = isCut
    if (isCut) this.tell(["cut"])
  }

  reset() {
    this.$form.reset()
    this.run()
    this.keep()
    this.tell(["reset"])
  }

  run() {
    const read = Object.fromEntries(this.$fields.map(($field) => [$field.name, readAs($field)]))
    const own = Object.entries(read).flatMap(([name, { fault }]) => (fault ? [[name, ...fault]] : []))
    const values = Object.fromEntries(Object.entries(read).map(([name, { value }]) => [name, value]))
    const found = own.length ? { faults: own } : this.compute(values, values.rows)
    this.showFaults(found.faults ?? [])
    this.$result.hidden = !found.outputs
    if (found.outputs) this.showResult(found, values)
  }

  showFaults(faults) {
    for (const $field of this.$fields) {
      const mine = faults.filter(([name]) => name === $field.name)
      const lines = mine.slice(0, 5).map(([, ...fault]) => say(this.$root, fault, { example: $field.defaultValue.split("\n")[0] }))
      if (mine.length > 5) lines.push(say(this.$root, ["others", mine.length - 5]))
      const $fault = part(this.$root, `[data-fault="${$field.name}"]`)
      $fault.textContent = lines.join("\n")
      $fault.hidden = !lines.length
      $field.setAttribute("aria-invalid", lines.length > 0)
    }
    const count = new Set(faults.map(([name]) => name)).size
    if (count) this.tell(["faults", count])
    else if (this.hadFaults) this.$status.textContent = ""
    this.hadFaults = count > 0
  }

  showResult({ outputs, tables, says }, values) {
    this.tables = tables
    const texts = {}
    for (const $output of this.$result.querySelectorAll("[data-output]")) {
      texts[$output.dataset.output] = $output.textContent = show(outputs[$output.dataset.output], styleOf($output))
    }
    const $says = part(this.$result, "[data-calculator-says]")
    $says.replaceChildren(...says.map((one) => Object.assign(document.createElement("p"), { textContent: say(this.$root, one, texts) })))
    this.$tables().forEach(($table, at) => fillTable(this.$root, $table, tables[at]))
    const $svg = this.$result.querySelector("svg")
    if ($svg) drawInterval($svg, outputs, values)
  }

  $tables() {
    return [...this.$result.querySelectorAll("table")]
  }

  /** All of it as text: title, formula, inputs, results, sentences, tables with every row, link. */
  plain() {
    const texts = (selector) => [...this.$root.querySelectorAll(selector)].map(($part) => $part.textContent.trim())
    const fields = this.$fields.map(($field) => `${$field.labels[0].textContent.trim()}：${$field.rows ? "\n" : ""}${$field.value}`)
    const outputs = [...this.$result.querySelectorAll("[data-output]")].map(($output) => `${$output.previousElementSibling.textContent}：${$output.textContent}`)
    const tables = this.$tables().map(($table, at) => {
      const $heads = [...$table.tHead.rows[0].cells].filter(($head) => $head.dataset.show !== "bar")
      const rows = this.tables[at].map((cells) => $heads.map(($head, n) => textOf(this.$root, cells[n] ?? null, styleOf($head))))
      return [$table.caption.textContent, ...[$heads.map(($head) => $head.textContent), ...rows].map((cells) => cells.join("\t"))].join("\n")
    })
    const results = this.$result.hidden ? [] : [...outputs, ...texts("[data-calculator-says] p"), ...tables]
    return [...texts("h3"), ...texts("[data-calculator-formula]"), ...fields, ...results, location.href].join("\n")
  }

  tell(key) {
    this.$status.textContent = say(this.$root, key)
  }
}

/** What a field holds: pasted lines cut up, anything else as its data-… say. */
function readAs($field) {
  const { kind, above, optional, least, most } = $field.dataset
  if (kind === "rows") return $field.value.trim() ? { value: split($field.value) } : { fault: ["empty"] }
  return readField($field.value, { kind, least: Number(least), most: Number(most), above: above !== undefined, optional: optional !== undefined })
}
