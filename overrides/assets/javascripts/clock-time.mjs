const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/

/** The time `after` minutes past `start`, both HH:MM; null where `start` is none. */
export function clock(start, after) {
  const found = CLOCK.exec(start)
  if (!found) return null
  const total = Number(found[1]) * 60 + Number(found[2]) + after
  const two = (number) => String(number).padStart(2, "0")
  return `${two(Math.floor(total / 60) % 24)}:${two(total % 60)}`
}
