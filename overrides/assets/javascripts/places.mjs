import * as storage from "./storage.mjs"

const MOST = 12

/** Where the reader left off, the latest first: [{page, section}]; what is not that is thrown away. */
export function places() {
  const kept = storage.readJson("places")
  const isPlace = (place) => typeof place?.page === "string" && typeof place?.section === "string"
  return Array.isArray(kept) ? kept.filter(isPlace).slice(0, MOST) : []
}

/** Keep the section at which a page was left; without a section (begun or finished) the page is forgotten. */
export function leave(page, section) {
  const others = places().filter((place) => place.page !== page)
  storage.writeJson("places", section ? [{ page, section }, ...others].slice(0, MOST) : others)
}
