import { part } from "./component.mjs"

/** One question at a time: shows one of the visible questions, counts, goes on by button, Enter or a digit's choice. */
export class Stepper {
  constructor($root, $form) {
    this.$form = $form
    this.$bar = part($root, "[data-stepper]")
    this.$switch = part(this.$bar, "[data-stepper-switch]")
    this.$count = part(this.$bar, "[data-stepper-count]")
    this.$progress = part(this.$bar, "progress")
    this.at = 0
    this.$switch.addEventListener("change", () => this.show(0))
    part(this.$bar, "[data-stepper-back]").addEventListener("click", () => this.go(-1))
    part(this.$bar, "[data-stepper-on]").addEventListener("click", () => this.go(1))
    $form.addEventListener("keydown", (event) => this.key(event))
    $form.addEventListener("change", () => this.count())
    this.show(0)
  }

  items() {
    return [...this.$form.querySelectorAll("fieldset[data-item]")].filter(($item) => !$item.hidden)
  }

  go(step) {
    this.show(this.at + step)
    this.items()[this.at]?.querySelector("input, select")?.focus()
  }

  show(at) {
    const items = this.items()
    this.at = Math.max(0, Math.min(at, items.length - 1))
    this.$form.toggleAttribute("data-stepping", this.$switch.checked)
    for (const $item of this.$form.querySelectorAll("fieldset[data-item]")) $item.toggleAttribute("data-current", $item === items[this.at])
    for (const name of ["back", "on"]) part(this.$bar, `[data-stepper-${name}]`).hidden = !this.$switch.checked
    this.count()
  }

  count() {
    const items = this.items()
    const isAnswered = ($item) => [...$item.querySelectorAll("input, select")].some(($field) => ($field.type === "radio" || $field.type === "checkbox" ? $field.checked : $field.value))
    this.$progress.max = items.length || 1
    this.$progress.value = items.filter(isAnswered).length
    this.$count.textContent = this.$switch.checked ? `${this.at + 1}/${items.length}` : `${this.$progress.value}/${items.length}`
  }

  /** A digit chooses that option of the question in focus; Enter goes on while one question is shown. */
  key(event) {
    const $item = event.target.closest("fieldset[data-item]")
    if (!$item || event.ctrlKey || event.metaKey || event.altKey) return
    const isText = event.target.matches('input[type="text"], select')
    if (/^[1-9]$/.test(event.key) && !isText) {
      const $field = $item.querySelectorAll('input:is([type="radio"], [type="checkbox"]):not([name$=".worst"])')[Number(event.key) - 1]
      if (!$field) return
      $field.click()
      $field.focus()
      event.preventDefault()
    }
    if (event.key === "Enter" && this.$switch.checked && this.at < this.items().length - 1) {
      event.preventDefault()
      this.go(1)
    }
  }
}
