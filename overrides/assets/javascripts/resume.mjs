import { part } from "./component.mjs"
import { places } from "./places.mjs"

/** On the home page: offers the chapter, and in it the section, at which the reader left off last. */
export class Resume {
  static moduleName = "resume"

  constructor($root) {
    const $titles = $root.parentElement.querySelector("[data-resume-titles]")
    const place = places().find(({ page }) => $titles.querySelector(`[data-page="${CSS.escape(page)}"]`))
    if (!place) return
    const $title = part($titles, `[data-page="${CSS.escape(place.page)}"] a`)
    const $link = part($root, "[data-resume]")
    $link.textContent = $title.textContent
    const url = new URL($title.href)
    url.hash = place.section
    $link.href = url.href
    $root.hidden = false
  }
}
