import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { editLines } from "./edit-lines.mjs"

// Where what is shown stands in the address itself, a link without it would show something else.
const STATEFUL = '[data-module="compare"], [data-module="calculator"], [data-module="builder"]'

/** The menu of a heading, a table or a question: copies a link to it (address, Markdown, citation), edits it, reports it. */
export class CopyLink {
  static moduleName = "copy-link"

  constructor($root) {
    this.$root = $root
    if (!$root.showPopover) return
    $root.hidden = false
    for (const $button of $root.querySelectorAll("[data-copy-as]")) {
      $button.addEventListener("click", () => this.copy($button.dataset.copyAs))
    }
    part($root, "[data-report]").addEventListener("click", () => this.report())
    document.addEventListener("click", (event) => this.click(event))
    const parts = "table[id], fieldset[data-item][id], :is(h2, h3, h4)[id]:not(:has(.headerlink))"
    for (const $part of document.querySelectorAll(`article :is(${parts})`)) this.offer($part)
  }

  /** A table, a question, a heading made from data get a button of their own; a written heading has its ¶. */
  offer($part) {
    const $button = part(this.$root, "template").content.firstElementChild.cloneNode(true)
    $button.dataset.to = $part.id
    if ($part.matches("table")) ($part.closest(".md-typeset__table, .md-typeset__scrollwrap, [role=region]") ?? $part).after($button)
    else ($part.matches("fieldset") ? part($part, "legend") : $part).append($button)
  }

  click(event) {
    const $opener = event.target.closest?.(".headerlink, .handbook-copy__open")
    if (!$opener) return
    event.preventDefault()
    this.open($opener)
  }

  open($opener) {
    this.$target = document.getElementById($opener.dataset.to ?? decodeURIComponent($opener.hash.slice(1)))
    part(this.$root, "[data-copy-status]").textContent = ""
    editLines(this.$target, this.$root)
    this.$root.showPopover()
    const { left, bottom, top } = $opener.getBoundingClientRect()
    const { width, height } = this.$root.getBoundingClientRect()
    const isBelow = bottom + height + 8 <= innerHeight
    this.$root.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`
    this.$root.style.top = `${isBelow ? bottom + 4 : Math.max(8, top - height - 4)}px`
    part(this.$root, "[data-copy-as]").focus()
  }

  report() {
    this.$root.hidePopover()
    const detail = this.$target.matches("h1") ? "" : `${this.section()} #${this.$target.id}`
    document.querySelector("[data-module=report]").dispatchEvent(new CustomEvent("report", { detail }))
  }

  async copy(kind) {
    const text = { address: () => this.url(), markdown: () => `[${this.name()}](${this.url()})`, citation: () => this.citation() }[kind]()
    part(this.$root, "[data-copy-status]").textContent = this.say((await copy(text)) ? "copied" : "failed")
  }

  url() {
    const url = new URL(location.href)
    if (!document.querySelector(STATEFUL)) url.search = ""
    url.hash = this.$target.matches("h1") ? "" : this.$target.id
    return url.href
  }

  name() {
    const { title } = this.$root.dataset
    return this.$target.matches("h1") ? title : `${title} · ${this.section()}`
  }

  section() {
    if (this.$target.matches("fieldset")) return textOf(part(this.$target, "legend"))
    if (!this.$target.matches("table")) return textOf(this.$target)
    const $headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")]
    const $above = $headings.filter(($heading) => $heading.compareDocumentPosition(this.$target) & Node.DOCUMENT_POSITION_FOLLOWING)
    return this.say("table").replace("{section}", () => textOf($above.at(-1)))
  }

  citation() {
    const { title, edition, date } = this.$root.dataset
    const words = { title, edition, date: date || new Date().toISOString().slice(0, 10), url: this.url(), section: this.section() }
    return this.say(this.$target.matches("h1") ? "whole" : "section").replace(/\{(\w+)\}/g, (_, word) => words[word])
  }

  say(name) {
    return part(this.$root, `[data-say="${name}"]`).textContent
  }
}

function textOf($heading) {
  const $copy = $heading.cloneNode(true)
  for (const $unread of $copy.querySelectorAll(".headerlink, .handbook-copy__open, .handbook-edit, .handbook-item__number, .handbook-duo__other")) $unread.remove()
  return $copy.textContent.replace(/\s+/g, " ").trim()
}
