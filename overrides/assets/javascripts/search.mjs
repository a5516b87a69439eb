import { part } from "./component.mjs"

/** The search box: a dialog that fetches its index, and what searches in it and shows what is found, when it first opens. */
export class Search {
  static moduleName = "search"

  constructor($root) {
    this.$root = $root
    this.$input = part($root, "input")
    this.$status = part($root, "[data-search-status]")
    this.$contents = part($root, "[data-search-contents]")
    this.url = new URL($root.dataset.index, location.href)
    this.listen()
    this.openShared()
  }

  listen() {
    const $open = document.querySelector("[data-search-open]")
    $open.hidden = false
    $open.addEventListener("click", () => this.open())
    part(this.$root, "[data-search-close]").addEventListener("click", () => this.$root.close())
    this.$root.addEventListener("click", (event) => event.target === this.$root && this.$root.close())
    part(this.$root, "form").addEventListener("submit", (event) => this.enter(event))
    for (const event of ["input", "compositionend", "change"]) this.$input.addEventListener(event, () => this.typed())
    document.addEventListener("keydown", (event) => this.shortcut(event), true)
    // The theme has shortcuts of its own; the box's keys are the box's.
    this.$root.addEventListener("keydown", (event) => event.stopPropagation())
  }

  /** A link with ?q= opens the box with that query, so that a search can be shared. */
  openShared() {
    const query = new URLSearchParams(location.search).get("q")
    if (!query) return
    this.$input.value = query.slice(0, this.$input.maxLength)
    this.open()
  }

  open() {
    if (!this.$root.open) this.$root.showModal()
    this.$input.focus()
    if (this.$input.value) this.$input.select()
    this.failed = false
    this.update()
    // First the box, then what it needs.
    requestAnimationFrame(() => setTimeout(() => this.load()))
  }

  async load() {
    if (this.results || this.loading) return
    this.loading = true
    try {
      const [{ Results }, response] = await Promise.all([import("./search-results.mjs"), fetch(this.url, { cache: "no-cache" })])
      if (!response.ok) throw new Error(String(response.status))
      this.results = new Results(this.$root, this.url, await response.text())
    } catch {
      this.failed = true
    }
    this.loading = false
    this.update()
  }

  /** Whoever types on after a failure has waited long enough for another try. */
  typed() {
    if (this.failed) this.load()
    this.update()
  }

  update() {
    const query = this.$input.value.trim()
    if (!this.results) return this.say(this.failed ? "failed" : "loading")
    if (query === this.query) return
    this.query = query
    this.say(...this.results.find(query))
  }

  say(name, value = "") {
    this.$contents.hidden = name !== "failed"
    this.$status.textContent = part(this.$root, `[data-say="${name}"]`).textContent.replace("#", () => value)
  }

  enter(event) {
    event.preventDefault()
    this.update()
    this.$root.querySelector("[data-search-results] a")?.click()
  }

  shortcut(event) {
    if (this.$root.open) return
    const inField = event.target.closest?.("input, textarea, select, [contenteditable]")
    const isFind = event.key === "k" && (event.ctrlKey || event.metaKey)
    const isSlash = ["/", "s", "f"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !inField
    if (!isFind && !isSlash) return
    event.preventDefault()
    event.stopPropagation()
    this.open()
  }
}
