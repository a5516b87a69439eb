import { part } from "./component.mjs"
import { write } from "./quiz-form.mjs"
import { unmark } from "./quiz-mark.mjs"

/** Draw `count` items, chapters in turn, so that a short paper still covers what was ticked. */
export function drawn(pool, count) {
  const byChapter = new Map()
  for (const item of pool) byChapter.set(item.chapter, [...(byChapter.get(item.chapter) ?? []), item])
  const piles = [...byChapter.values()].map((items) => items.sort(() => Math.random() - 0.5))
  const chosen = new Set()
  for (let round = 0; chosen.size < Math.min(count, pool.length); round++) {
    for (const pile of piles) if (pile[round] && chosen.size < count) chosen.add(pile[round])
  }
  return pool.filter((item) => chosen.has(item))
}

/** An answer from a link, if it can be one to this item. */
export function unpacked(item, answer) {
  if (item.type === "number" || ["single", "truefalse"].includes(item.type)) return Array.isArray(answer) ? null : answer
  return Array.isArray(answer) ? answer : null
}

/** Show of all the items of a paper these alone, numbered from 1 and unanswered. */
export function only($paper, all, shown) {
  const ids = new Set(shown.map(({ id }) => id))
  let number = 0
  for (const item of all) {
    write($paper, item, null)
    unmark($paper, item)
  }
  for (const $item of $paper.querySelectorAll("[data-item]")) {
    $item.hidden = !ids.has($item.dataset.item)
    if (!$item.hidden) part($item, ".handbook-item__number").textContent = ++number
  }
  for (const $chapter of $paper.querySelectorAll("[data-chapter]")) $chapter.hidden = !$chapter.querySelector("fieldset:not([hidden])")
}
