/**
 * Spaced repetition after Leitner, for missed exam items: pure functions over {id: {box, due}}; days are whole numbers
 * (days since 1970-01-01). A missed item comes back the next day; answered rightly it moves up a box and waits longer;
 * right in the last box it leaves.
 */

export const DAYS = [1, 2, 4, 8, 16]

/** The boxes after an answer: `right` moves an item up or out, a miss puts it in the first box. */
export function answered(boxes, id, right, today) {
  const { [id]: held, ...others } = boxes
  if (!right) return { ...others, [id]: { box: 0, due: today + DAYS[0] } }
  if (!held) return boxes
  const box = held.box + 1
  return box < DAYS.length ? { ...others, [id]: { box, due: today + DAYS[box] } } : others
}

/** Ids that are due, the longest overdue first; ids that are no longer in `known` are left out. */
export function due(boxes, today, known) {
  const ids = Object.keys(boxes).filter((id) => known.has(id) && boxes[id].due <= today)
  return ids.sort((a, b) => boxes[a].due - boxes[b].due || (a < b ? -1 : 1))
}

/** What was kept, if it is what `answered` makes; anything else is thrown away. */
export function sound(boxes) {
  const isSound = (held) => Number.isInteger(held?.box) && held.box >= 0 && held.box < DAYS.length && Number.isInteger(held.due)
  if (!boxes || typeof boxes !== "object" || Array.isArray(boxes)) return {}
  return Object.fromEntries(Object.entries(boxes).filter(([, held]) => isSound(held)))
}

/** Today as a whole number of days, by the reader's own calendar. */
export function today(date = new Date()) {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86400000)
}
