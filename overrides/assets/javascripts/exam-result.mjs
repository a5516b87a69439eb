import { part } from "./component.mjs"

/** Show how many were right in all and by chapter; returns the score as "right/all". */
export function showMarks($result, items, isGood) {
  const rows = {}
  for (const item of items) {
    rows[item.chapter] ??= [0, 0]
    rows[item.chapter][0] += isGood(item)
    rows[item.chapter][1] += 1
  }
  for (const $row of $result.querySelectorAll("tr[data-chapter]")) {
    const row = rows[$row.dataset.chapter]
    $row.hidden = !row
    for (const [at, $cell] of [...$row.querySelectorAll("td")].entries()) $cell.textContent = row?.[at] ?? ""
  }
  const right = Object.values(rows).reduce((sum, [count]) => sum + count, 0)
  const score = `${right}/${items.length}`
  part($result, "[data-exam-total]").textContent = score
  return score
}
