/** Find the part of a component that `selector` names; its absence is a fault of the template, so it throws. */
export function part($root, selector) {
  const $part = $root.querySelector(selector)
  if (!$part) throw new Error(`${$root.dataset.module}: ${selector} is missing`)
  return $part
}

/** A part of the page does not work: the line that says so is shown (stalled.css). */
export function fail(error) {
  console.error(error)
  document.documentElement.dataset.failed = ""
}

/** Start every component on its roots (`data-module`); one that fails leaves the others running. */
export function createAll(components) {
  for (const Component of components) {
    for (const $root of document.querySelectorAll(`[data-module="${Component.moduleName}"]`)) {
      try {
        new Component($root)
      } catch (error) {
        fail(error)
      }
    }
  }
}
