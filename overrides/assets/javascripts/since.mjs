import { part } from "./component.mjs"
import { sentence } from "./quiz-mark.mjs"

const VERSION = /^\d+\.\d+\.\d+$/

/** What changed after a version (?since=0.2.0): its entries and the headings of its sections are marked. */
export class Since {
  static moduleName = "since"

  constructor($root) {
    this.$root = $root
    const since = new URLSearchParams(location.search).get("since")
    if (since === null) return
    const isVersion = VERSION.test(since)
    const $newer = isVersion ? [...$root.querySelectorAll("[data-version]")].filter(($row) => isNewer($row.dataset.version, since)) : []
    for (const $row of $newer) this.mark($row)
    for (const $link of $root.querySelectorAll("a")) $link.search = `?since=${encodeURIComponent(since)}`
    $root.open = $newer.length > 0
    this.say(isVersion ? ($newer.length ? "changed" : "same") : "unknown", since)
  }

  mark($row) {
    $row.dataset.changed = ""
    const $heading = $row.dataset.section && document.getElementById($row.dataset.section)
    if ($heading) $heading.dataset.changed = ""
  }

  say(name, since) {
    const $status = part(this.$root, "[data-since-status]")
    $status.textContent = sentence(this.$root, name, since)
    $status.hidden = false
    document.querySelector("article h1")?.after($status)
  }
}

function isNewer(version, since) {
  const [left, right] = [version, since].map((text) => text.split(".").map(Number))
  const at = left.findIndex((number, index) => number !== right[index])
  return at >= 0 && left[at] > right[at]
}
