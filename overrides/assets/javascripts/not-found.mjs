import { part } from "./component.mjs"

const SHOWN = 3
const FARTHEST = 0.45
const SPREAD = 0.2
const LONGEST = 80

/** A page that is not there: shows the pages of its script whose addresses are nearest to the one that was asked for. */
export class NotFound {
  static moduleName = "not-found"

  constructor($root) {
    const $links = new Map([...$root.querySelectorAll("[data-page]")].map(($link) => [$link.dataset.page, $link]))
    const found = nearest(asked(location.pathname, $root.dataset.root), [...$links.keys()])
    part($root, "[data-near-list]").append(...found.map((page) => rowOf($links.get(page))))
    part($root, "[data-near]").hidden = !found.length
  }
}

function rowOf($link) {
  const $row = document.createElement("li")
  $row.append($link.cloneNode(true))
  return $row
}

/** The page that an address below `root` means, as `trio/user`: without its script, ending, case and underscores. */
export function asked(path, root) {
  const rest = path.startsWith(root) ? path.slice(root.length) : path
  const plain = decoded(rest).slice(0, LONGEST).toLowerCase().replace(/[_\s]+/g, "-").replace(/\.(html?|md)$/, "")
  return plain.split("/").filter((name) => name && !/^zh(-[a-z]+)*$/.test(name)).join("/").replace(/(^|\/)index$/, "")
}

function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Those of `pages` that are nearest to `page`, nearest first: by the whole path, or nearly as good by its last name. */
export function nearest(page, pages) {
  const last = (path) => path.slice(path.lastIndexOf("/") + 1)
  const far = (one) => Math.min(share(page, one), share(last(page), last(one)) + 0.12)
  const rows = pages.map((one) => [one, far(one)]).sort((left, right) => left[1] - right[1])
  const most = Math.min(FARTHEST, (rows[0]?.[1] ?? 0) + SPREAD)
  return rows.filter(([, distance]) => distance <= most).slice(0, SHOWN).map(([one]) => one)
}

/** How much of the longer text has to change to become the other (0–1), by single characters. */
function share(left, right) {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (let i = 1; i <= left.length; i++) {
    const next = [i]
    for (let j = 1; j <= right.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[right.length] / Math.max(left.length, right.length, 1)
}
