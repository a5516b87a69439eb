/** The date of a workday: `day` 1 is `start` (YYYY-MM-DD) or the Monday after it; Saturdays and Sundays are skipped. */
export function workday(start, day) {
  const date = new Date(`${start}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return null
  let left = day
  while (true) {
    if (!isWeekend(date)) left -= 1
    if (left === 0) return date
    date.setUTCDate(date.getUTCDate() + 1)
  }
}

/** Whether a date, as YYYY-MM-DD or as a Date, is no workday. */
export const isWeekend = (date) => [0, 6].includes(new Date(date).getUTCDay())
