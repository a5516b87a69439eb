import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"

/** Telling of a problem: the form as a mail or as text, and the section that the menu of a heading names. */
export class Report {
  static moduleName = "report"

  constructor($root) {
    this.$root = $root
    this.$form = part($root, "form")
    this.$section = part($root, "[data-section]")
    part($root, "details").hidden = false
    const $copy = part($root, "[data-report-copy]")
    $copy.hidden = false
    $copy.addEventListener("click", () => this.copy())
    this.$form.addEventListener("input", () => this.fill())
    this.$form.addEventListener("submit", (event) => this.send(event))
    $root.addEventListener("report", ({ detail }) => this.open(detail))
  }

  open(section) {
    this.$section.value = section
    this.fill()
    part(this.$root, "details").open = true
    part(this.$root, "textarea").focus()
  }

  fill() {
    const $issue = part(this.$root, "[data-report-issue]")
    $issue.href = $issue.href.replace(/section=.*/, `section=${encodeURIComponent(this.$section.value)}`)
    const $mail = this.$root.querySelector("[data-report-mail]")
    if ($mail) $mail.href = this.mail()
  }

  text() {
    return [...new FormData(this.$form)].map((pair) => pair.join("：")).join("\n")
  }

  mail() {
    return `${this.$form.action}&body=${encodeURIComponent(this.text().replace(/\r?\n/g, "\r\n"))}`
  }

  // Without a mailbox the form has no action, and Enter in one of its fields must not reload the page.
  send(event) {
    event.preventDefault()
    if (this.$form.method === "post") location.href = this.mail()
  }

  async copy() {
    if (!this.$form.reportValidity()) return
    const say = (await copy(this.text())) ? "copied" : "failed"
    part(this.$root, "[role=status]").textContent = part(this.$root, `[data-say=${say}]`).textContent
  }
}
