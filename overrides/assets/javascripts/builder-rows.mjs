import { part } from "./component.mjs"
import { LISTS, TEXTS, times, tiring, titleOf, total } from "./builder-plan.mjs"

/** The schedule in the page, which holds the plan: days and rows made from templates, read back from their fields. */
export class Rows {
  constructor($root, book, text) {
    Object.assign(this, { $root, book, text, $days: part($root, ".handbook-builder__days") })
  }

  make(name) {
    return part(this.$root, `[data-builder-${name}]`).content.firstElementChild.cloneNode(true)
  }

  day({ name, start, items }) {
    const $day = this.make("day")
    part($day, "[name=name]").value = name
    part($day, "[name=start]").value = part($day, "[name=start]").defaultValue = start
    part($day, "ol").append(...items.map((item) => this.row(item)))
    return $day
  }

  row(item) {
    const $row = this.make("row")
    for (const $field of part($row, "form").elements) {
      if ($field.type === "checkbox") $field.checked = item.chapters.includes($field.value)
      else if ($field.name) $field.value = item[$field.name] || { quiz: "skills", count: 5 }[$field.name] || ""
      $field.defaultValue = $field.value
    }
    const [page, anchor] = item.section.split("#")
    const $link = part($row, "a")
    $link.textContent = [...new Set([page, item.section])].map((address) => this.book.titles[address]?.[0]).join(" · ")
    $link.href = `${this.$root.dataset.base}${page}/#${anchor ?? ""}`
    return $row
  }

  field(name) {
    return part(this.$root, `[name=${name}]`)
  }

  show(plan) {
    for (const name of [...TEXTS, "from"]) this.field(name).value = plan[name]
    for (const name of LISTS) this.field(name).value = plan[name].join("\n")
    this.from = plan.from
    this.$days.replaceChildren(...plan.days.map((day) => this.day(day)))
  }

  /** The plan as the fields say; a field that is wrong stands for what it held before. */
  read() {
    const texts = TEXTS.map((name) => [name, this.field(name).value])
    const lists = LISTS.map((name) => [name, this.field(name).value.split("\n").filter((line) => line.trim())])
    const days = [...this.$days.children].map(($day) => ({
      name: part($day, "[name=name]").value,
      start: valid(part($day, "[name=start]")),
      items: [...$day.querySelectorAll("form")].map(itemIn),
    }))
    return { from: this.from, ...Object.fromEntries([...texts, ...lists]), days }
  }

  /** Tell what follows: the time of each item, what it is called, when the day ends and where it tires. */
  refresh(days, $active) {
    for (const [at, day] of days.entries()) {
      const $day = this.$days.children[at]
      const clocks = times(day)
      $day.toggleAttribute("data-active", $day === $active)
      part($day, "[name=name]").placeholder = this.book.words.day.replace("#", at + 1)
      for (const [row, $row] of [...$day.querySelectorAll("form")].entries()) {
        $row.dataset.kind = day.items[row].kind
        part($row, "time").textContent = clocks[row]
        part($row, "[name=title]").placeholder = titleOf(day.items[row], this.book)
      }
      part($day, ".handbook-builder__end").textContent = day.items.length ? this.text("end", total(day.items), clocks.at(-1)) : this.text("empty")
      this.list(part($day, "ul"), tiring(day))
    }
  }

  /** What is printed: one table a day, without fields and buttons. */
  paper({ title, days }) {
    const $tables = days.map((day, at) => {
      const $table = this.make("sheet")
      const clocks = times(day)
      $table.removeAttribute("id")
      $table.caption.textContent = `${day.name || this.book.words.day.replace("#", at + 1)} ${clocks[0]}–${clocks.at(-1)}`
      for (const [row, item] of day.items.entries()) {
        const $row = $table.tBodies[0].insertRow()
        const kind = this.$days.querySelector(`option[value=${item.kind}]`).text
        for (const text of [clocks[row], item.minutes, kind, titleOf(item, this.book), item.note]) $row.insertCell().textContent = text
      }
      return $table
    })
    part(this.$root, "[data-builder-paper]").replaceChildren(of("h1", title || this.book.words.title), ...$tables)
  }

  list($list, sentences) {
    $list.replaceChildren(...sentences.map((words) => of("li", this.text(...words))))
  }
}

const of = (tag, textContent) => Object.assign(document.createElement(tag), { textContent })

const valid = ($field) => ($field.validity.valid ? $field.value : $field.defaultValue)

function itemIn($form) {
  const data = new FormData($form)
  const { minutes, count, section } = $form.elements
  const isQuiz = data.get("kind") === "quiz"
  return {
    ...Object.fromEntries(data),
    minutes: Number(valid(minutes)),
    count: isQuiz ? Number(valid(count)) : 0,
    chapters: isQuiz ? data.getAll("chapters") : [],
    section: isQuiz ? "" : section.value,
    quiz: data.get("kind") === "assess" ? data.get("quiz") : "",
  }
}
