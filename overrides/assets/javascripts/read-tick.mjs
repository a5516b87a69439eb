import * as storage from "./storage.mjs"

/** Which chapters have been ticked as read, as a set of their addresses; what is not that is thrown away. */
export function readChapters() {
  const kept = storage.readJson("read")
  return new Set(Array.isArray(kept) ? kept.filter((page) => typeof page === "string") : [])
}

/** Keep a tick; returns false when the browser does not let it be kept. */
export function tick(page, isRead) {
  const pages = readChapters()
  if (isRead) pages.add(page)
  else pages.delete(page)
  return storage.writeJson("read", [...pages])
}

/** The tick at the end of a chapter. */
export class ReadTick {
  static moduleName = "read-tick"

  constructor($root) {
    const $box = $root.querySelector("input")
    const page = $root.dataset.page
    $box.checked = readChapters().has(page)
    $box.addEventListener("change", () => tick(page, $box.checked))
  }
}
