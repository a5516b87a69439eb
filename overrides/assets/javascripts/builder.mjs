import { LONGEST, MOST, itemOf, parse, planOf, serialize, total } from "./builder-plan.mjs"
import { Rows } from "./builder-rows.mjs"
import { fail, part } from "./component.mjs"
import * as storage from "./storage.mjs"

const MINUTES = { sheet: 20, exercise: 15, assess: 15 }

/** A course of one's own: what is ticked and typed is the plan, the plan is the address, the address opens anywhere. */
export class Builder {
  static moduleName = "builder"

  constructor($root) {
    this.$root = $root
    this.book = JSON.parse(this.$("[data-builder-book]").textContent)
    this.rows = new Rows($root, this.book, (...words) => this.text(...words))
    this.past = []
    this.open()
    $root.addEventListener("input", ({ target }) => this.typed(target))
    $root.addEventListener("change", ({ target }) => this.changed(target))
    $root.addEventListener("submit", (event) => event.preventDefault())
    $root.addEventListener("click", ({ target }) => this.click(target.closest("[data-do]")).catch(fail))
    addEventListener("popstate", () => this.open())
    addEventListener("beforeprint", () => this.rows.paper(this.plan))
    $root.dataset.ready = ""
  }

  $(selector) {
    return part(this.$root, selector)
  }

  /** The address decides; without a plan in it, what was kept in this browser. A kept plan is not lost to a link. */
  open() {
    const given = /[?&](day|from|title)=/.test(location.search) && location.search.slice(1)
    const kept = storage.read("builder") ?? ""
    if (given && kept && kept !== given) storage.write("builder.before", kept)
    const { plan, faults } = parse(given || kept, this.book)
    this.show(plan)
    this.settled = this.query
    this.rows.list(this.$("[data-builder-faults]"), faults)
    const other = storage.read("builder.before")
    const $other = this.$("[data-builder-before]")
    $other.hidden = !other || other === this.query
    $other.href = `?${other}`
    if (!given && kept) this.say("kept")
  }

  show(plan) {
    this.rows.show(plan)
    this.$day = this.rows.$days.lastElementChild
    this.refresh()
  }

  /** Read the plan back from the page and tell all that follows from it. */
  refresh() {
    this.plan = this.rows.read()
    this.query = serialize(this.plan, this.book)
    this.url = new URL(`?${this.query}`, location).href
    const { length } = this.url
    const items = this.plan.days.flatMap((day) => day.items)
    const sections = new Set(items.map(({ section }) => section))
    this.rows.refresh(this.plan.days, this.$day)
    for (const $box of this.$root.querySelectorAll(".handbook-builder__pick [type=checkbox]")) $box.checked = sections.has($box.value)
    for (const $sum of this.$root.querySelectorAll("[data-builder-sum]")) $sum.textContent = this.text("total", items.length, total(items))
    this.$("[data-builder-long]").textContent = this.text("long", length)
    this.$("[data-builder-long]").hidden = length <= LONGEST
  }

  /** Keep the plan in this browser; a change that is made, not only typed at, shows in the address and can be taken back. */
  keep(isMade = true) {
    this.refresh()
    if (!storage.write("builder", this.query)) this.say("storage")
    if (!isMade) return
    if (this.query !== this.settled) this.past.push(this.settled)
    this.settled = this.query
    this.$("[data-do=undo]").hidden = !this.past.length
    history.replaceState(null, "", `?${this.query}`)
  }

  typed($field) {
    this.$day = $field.closest(".handbook-builder__day") ?? this.$day
    if ($field.type === "search") this.find($field.value).catch(fail)
    else if ($field.closest(".handbook-builder__plan") && $field.name !== "from") this.keep(false)
  }

  async find(text) {
    const { filter } = await import("./builder-filter.mjs")
    filter(this.$root, this.book, text.trim().toLowerCase())
  }

  changed($field) {
    if ($field.type === "search" || $field.name === "from") return null
    if ($field.closest(".handbook-builder__pick")) return this.tick($field)
    if (!$field.validity.valid) {
      $field.value = $field.defaultValue
      this.say("range", $field.value)
    } else if (!$field.matches("[type=checkbox], select")) $field.defaultValue = $field.value
    if ($field.value === "quiz") this.ask($field.form.elements)
    return this.keep()
  }

  /** A row that becomes a quiz asks about the chapter that it was about. */
  ask({ section, chapters }) {
    for (const $box of chapters) $box.checked ||= $box.value === section.value.split("#")[0]
  }

  tick({ value: section, checked }) {
    const [title, minutes] = this.book.titles[section]
    if (checked) this.put({ kind: "read", section, minutes: Math.min(MOST, minutes) })
    else for (const $form of this.$root.querySelectorAll("form")) if ($form.elements.section.value === section) $form.parentNode.remove()
    this.say(checked ? "added" : "removed", title)
    this.keep()
  }

  put(given) {
    const $row = this.rows.row(itemOf(given))
    part(this.$day, "ol").append($row)
    return $row
  }

  async click($button) {
    if (!$button) return
    this.$day = $button.closest(".handbook-builder__day") ?? this.$day
    const name = $button.dataset.do
    if (!this[name]) {
      const { give } = await import("./builder-give.mjs")
      return this.say(...(await give(name, this)))
    }
    this.say(...this[name]($button, $button.closest("li")))
    return this.keep()
  }

  up($button, $row) {
    if ($row.previousElementSibling) $row.previousElementSibling.before($row)
    else this.$day.previousElementSibling?.querySelector("ol").append($row)
    return this.placed($button, $row)
  }

  down($button, $row) {
    if ($row.nextElementSibling) $row.nextElementSibling.after($row)
    else this.$day.nextElementSibling?.querySelector("ol").prepend($row)
    return this.placed($button, $row)
  }

  placed($button, $row) {
    $button.focus()
    return ["placed", [...$row.parentNode.children].indexOf($row) + 1]
  }

  drop($button, $row) {
    const title = $row.querySelector("[name=title]")
    const $next = $row.nextElementSibling ?? $row.previousElementSibling
    $row.remove()
    ;($next ?? this.$day).querySelector("[data-do=drop], [data-do=add]").focus()
    return ["removed", title.value || title.placeholder]
  }

  shut() {
    this.$day.remove()
    this.$day = this.rows.$days.lastElementChild
    return ["undoable"]
  }

  day() {
    this.$day = this.rows.day({ name: "", start: this.plan.days.at(-1).start, items: [] })
    this.rows.$days.append(this.$day)
    return ["opened"]
  }

  add({ value }) {
    const kind = value === "sheet" ? "exercise" : value
    const sheet = value === "sheet" ? Object.keys(this.book.sheets)[0] : ""
    const read = this.plan.days[[...this.rows.$days.children].indexOf(this.$day)].items.map(({ section }) => section.split("#")[0])
    const $row = this.put({ kind, sheet, minutes: MINUTES[value] ?? 10, chapters: kind === "quiz" ? read : [] })
    part($row, "[name=title]").focus()
    return ["added", this.book.words[kind]]
  }

  begin({ value }) {
    const $from = this.$("[name=from]")
    if (value) $from.value = ""
    this.show(planOf($from.value, this.book))
    return ["begun", $from.selectedOptions[0].text]
  }

  undo() {
    this.show(parse(this.past.pop(), this.book).plan)
    this.settled = this.query
    return ["undone"]
  }

  text(name, ...words) {
    return this.$(`[data-say="${name}"]`).textContent.replace(/\{(\d)\}/g, (_, at) => words[at])
  }

  say(...words) {
    this.$("[data-builder-status]").textContent = this.text(...words)
  }
}
