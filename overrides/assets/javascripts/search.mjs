import { part } from "./component.mjs"

const PAGES = 20
const SECTIONS = 4
const BEFORE = 24
const AFTER = 72

/** The search box: a dialog that fetches its index, and what searches in it, when it first opens and shows pages with their sections. */
export class Search {
  static moduleName = "search"

  constructor($root) {
    this.$root = $root
    this.$input = part($root, "input")
    this.$status = part($root, "[data-search-status]")
    this.$results = part($root, "[data-search-results]")
    this.$contents = part($root, "[data-search-contents]")
    this.$more = part($root, "[data-search-more]")
    this.$page = part($root, "[data-search-page]")
    this.$section = part($root, "[data-search-section]")
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
    for (const event of ["input", "compositionend", "change"]) this.$input.addEventListener(event, () => this.update())
    this.$more.addEventListener("click", () => this.show(this.shown + PAGES))
    this.$results.addEventListener("click", (event) => event.target.closest("a") && this.$root.close())
    this.$root.addEventListener("keydown", (event) => this.move(event))
    document.addEventListener("keydown", (event) => this.shortcut(event), true)
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
    this.$input.select()
    this.load()
    this.update()
  }

  async load() {
    if (this.index || this.loading) return
    this.loading = true
    try {
      const modules = [import("./search-rank.mjs"), import("./search-index.mjs")]
      const [{ prepare, search }, { parse }, response] = await Promise.all([...modules, fetch(this.url, { cache: "no-cache" })])
      if (!response.ok) throw new Error(String(response.status))
      this.search = search
      this.index = prepare(parse(await response.text()))
    } catch {
      this.failed = true
    }
    this.loading = false
    this.update()
    this.failed = false
  }

  update() {
    const query = this.$input.value.trim()
    if (!this.index) return this.say(this.failed ? "failed" : "loading")
    if (query === this.query) return
    this.query = query
    this.found = this.search(this.index, query)
    this.show(PAGES)
    if (!query) return this.say("start")
    const { kind, count } = this.found
    this.say({ none: "none", partial: "partial", full: "found" }[kind], kind === "full" ? count : query)
  }

  say(name, value = "") {
    this.$contents.hidden = name !== "failed"
    this.$status.textContent = part(this.$root, `[data-say="${name}"]`).textContent.replace("#", () => value)
  }

  show(count) {
    this.shown = count
    const pages = this.found?.pages ?? []
    this.$results.replaceChildren(...pages.slice(0, count).map((page) => this.pageOf(page)))
    this.$more.hidden = pages.length <= count
  }

  pageOf(page) {
    const $page = this.$page.content.cloneNode(true)
    const $part = $page.querySelector(".handbook-search__part")
    $part.textContent = page.part
    $part.hidden = !page.part
    const $list = $page.querySelector(".handbook-search__sections")
    $list.append(...page.hits.slice(0, SECTIONS).map((hit) => this.sectionOf(page, hit)))
    return $page
  }

  sectionOf(page, { section, first }) {
    const $section = this.$section.content.cloneNode(true)
    const anchor = section.anchor && section.order ? `#${section.anchor}` : ""
    $section.querySelector("a").href = new URL(`../${page.url}${anchor}`, this.url).href
    const isLead = !section.order || !section.heading || section.heading === page.title
    $section.querySelector(".handbook-search__heading").textContent = isLead ? page.title : `${page.title} · ${section.heading}`
    $section.querySelector(".handbook-search__excerpt").append(...excerpt(section.text, first))
    return $section
  }

  links() {
    return [...this.$results.querySelectorAll("a")]
  }

  enter(event) {
    event.preventDefault()
    this.update()
    this.links()[0]?.click()
  }

  move(event) {
    if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return
    const stops = [this.$input, ...this.links()]
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)
    event.preventDefault()
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus()
  }

  shortcut(event) {
    if (this.$root.open) return event.stopPropagation()
    const inField = event.target.closest?.("input, textarea, select, [contenteditable]")
    const isFind = event.key === "k" && (event.ctrlKey || event.metaKey)
    const isSlash = ["/", "s", "f"].includes(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !inField
    if (!isFind && !isSlash) return
    event.preventDefault()
    event.stopPropagation()
    this.open()
  }
}

function excerpt(text, first) {
  if (!first) return [text.slice(0, BEFORE + AFTER)]
  const from = Math.max(0, first[0] - BEFORE)
  const $mark = document.createElement("mark")
  $mark.textContent = text.slice(...first)
  return [(from ? "…" : "") + text.slice(from, first[0]), $mark, text.slice(first[1], first[1] + AFTER)]
}
