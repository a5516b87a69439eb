import { part } from "./component.mjs"

/** Leave what holds `words` to be ticked, all of a chapter where its title does; unfolded while there are words. */
export function filter($root, { titles }, words) {
  const isFound = ($box) => titles[$box.value][0].toLowerCase().includes(words)
  for (const $chapter of $root.querySelectorAll("[data-chapter]")) {
    const [$whole, ...$boxes] = $chapter.querySelectorAll("input")
    const isWhole = isFound($whole)
    for (const $box of $boxes) $box.parentNode.hidden = !isWhole && !isFound($box)
    $chapter.hidden = !isWhole && !$boxes.some(isFound)
    $chapter.open = Boolean(words)
  }
  const $parts = [...$root.querySelectorAll(".handbook-builder__part")]
  for (const $part of $parts) {
    $part.hidden = !$part.querySelector("[data-chapter]:not([hidden])")
    $part.open = Boolean(words)
  }
  part($root, "[data-builder-none]").hidden = $parts.some(($part) => !$part.hidden)
}
