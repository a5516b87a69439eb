import { part } from "./component.mjs"
import { parse } from "./search-index.mjs"
import { prepare, search } from "./search-rank.mjs"

const PAGES = 20
const SECTIONS = 4
const BEFORE = 24
const AFTER = 72

/** What is found, in the search box: pages with their sections. */
export class Results {
  /** `text`: the index as it was fetched from `url`; what cannot be read throws. */
  constructor($root, url, text) {
    this.index = prepare(parse(text))
    this.url = url
    this.$input = part($root, "input")
    this.$results = part($root, "[data-search-results]")
    this.$more = part($root, "[data-search-more]")
    this.$page = part($root, "[data-search-page]")
    this.$section = part($root, "[data-search-section]")
    this.$more.addEventListener("click", () => this.show(this.shown + PAGES))
    this.$results.addEventListener("click", (event) => event.target.closest("a") && $root.close())
    $root.addEventListener("keydown", (event) => this.move(event))
  }

  /** Show what `query` finds; returns the name of the sentence that says so, and what stands in it. */
  find(query) {
    const { pages, kind, count } = search(this.index, query)
    this.pages = pages
    this.show(PAGES)
    if (!query) return ["start"]
    return kind === "full" ? ["found", count] : [kind, query]
  }

  show(count) {
    this.shown = count
    this.$results.replaceChildren(...this.pages.slice(0, count).map((page) => this.pageOf(page)))
    this.$more.hidden = this.pages.length <= count
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

  move(event) {
    if (event.isComposing || !["ArrowDown", "ArrowUp"].includes(event.key)) return
    const stops = [this.$input, ...this.links()]
    const next = stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)
    event.preventDefault()
    stops[Math.max(0, Math.min(next, stops.length - 1))].focus()
  }
}

function excerpt(text, first) {
  if (!first) return [text.slice(0, BEFORE + AFTER)]
  const from = Math.max(0, first[0] - BEFORE)
  const $mark = document.createElement("mark")
  $mark.textContent = text.slice(...first)
  return [(from ? "…" : "") + text.slice(from, first[0]), $mark, text.slice(first[1], first[1] + AFTER)]
}
