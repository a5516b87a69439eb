import { part } from "./component.mjs"
import { leave, places } from "./places.mjs"

// Whoever has come this far has read the chapter.
const END = new Set(["summary", "check", "next", "sources"])

/** On a chapter: offers the section at which it was left, and keeps the one at which it is left now. */
export class Place {
  static moduleName = "place"

  constructor($root) {
    this.page = $root.dataset.page
    this.$headings = [...document.querySelectorAll("article h2[id]")]
    if (!location.hash) this.offer($root)
    document.addEventListener("visibilitychange", () => this.keep())
    addEventListener("pagehide", () => this.keep())
  }

  offer($root) {
    const section = places().find(({ page }) => page === this.page)?.section
    const $heading = this.$headings.find(({ id }) => id === section)
    if (!$heading) return
    const $link = part($root, "[data-place]")
    $link.textContent = $heading.firstChild.textContent.trim()
    $link.href = `#${section}`
    $root.hidden = false
  }

  keep() {
    const passed = this.$headings.filter(($heading) => $heading.getBoundingClientRect().top < innerHeight / 2)
    const section = passed.at(-1)?.id ?? ""
    if (scrollY === 0 && !section) return
    leave(this.page, END.has(section) ? "" : section)
  }
}
