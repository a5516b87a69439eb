/** Numbers between people and arithmetic: how they are typed, whether a field takes them, how they are shown. No DOM. */

// Letters and characters that multiply, in both scripts: k, w, ten, hundred, thousand, ten thousand, a hundred million.
const TIMES = { k: 1e3, w: 1e4, "\u5341": 10, "\u767e": 100, "\u5343": 1e3, "\u4e07": 1e4, "\u842c": 1e4, "\u4ebf": 1e8, "\u5104": 1e8 }
// A unit may follow; but not what changes the number: half, more, some, tenths, discount.
const TYPED = new RegExp(
  `^([-+]?)[\u00a5$]?(\\d{1,3}(?:,\\d{3})+|\\d+)?(\\.\\d+)?(?:e\\+?(\\d{1,3}))?([${Object.keys(TIMES).join("")}]*)(%?)(?:(?![\u534a\u591a\u51e0\u5e7e\u6210\u6298])[\\p{Script=Han}/]){0,4}$`,
  "iu",
)

/** Read a number as people type it: {value, isPercent}, the value as written before the %; null when it is none. */
export function readNumber(text) {
  const plain = text.normalize("NFKC").replace(/\s/g, "").replace(/[\u2212\u2013]/g, "-").replace(/\u3002/g, ".")
  const [, sign, whole = "", rest = "", power = "0", times, percent] = TYPED.exec(plain) ?? []
  if (!whole && !rest) return null
  let value = Number(`${sign}${whole.replaceAll(",", "")}${rest}e${power}`)
  for (const one of times.toLowerCase()) value *= TIMES[one]
  return { value, isPercent: percent === "%" }
}

/** Days since 1970 of a date written year, month, day; null when there is no such day. */
export function readDate(text) {
  const found = /^(\d{4})(?:\D?(\d\d)\D?(\d\d)|\D(\d{1,2})\D(\d{1,2}))(?!\d)/.exec(text.normalize("NFKC").trim())
  if (!found) return null
  const [year, month, day] = [found[1], found[2] ?? found[4], found[3] ?? found[5]].map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 ? date / 864e5 : null
}

/**
 * What a field says: {value} (a percentage as a fraction, null where an optional field is blank) or {fault: [key, …]}.
 * `kind`: number, count (whole), percent, date; `least` and `most` as typed; `above`: least itself is too little.
 */
export function readField(text, { kind, least, most, above, optional }) {
  if (!text.trim()) return optional ? { value: null } : { fault: ["empty"] }
  if (kind === "date") return readDate(text) === null ? { fault: ["date", text] } : { value: readDate(text) }
  const read = readNumber(text)
  if (!read) return { fault: ["words", text] }
  const { value, isPercent } = read
  if (isPercent && kind !== "percent") return { fault: ["percent"] }
  if (value < 0 && least >= 0) return { fault: ["negative"] }
  if (value < least || (above && value === least)) return { fault: [above ? "above" : "low", least] }
  if (value > most) return { fault: ["high", most] }
  if (kind === "count" && !Number.isInteger(value)) return { fault: ["whole"] }
  return { value: kind === "percent" ? value / 100 : value }
}

/** A value as text: `show` number, percent, points (of a hundred), chance, heat or text; what does not exist is a dash. */
export function show(value, { show: how = "number", digits = 0, unit = "" }) {
  if (typeof value === "string") return value
  if (!Number.isFinite(value)) return "–"
  const least = 10 ** -digits
  if (how === "chance" && value < least) return `< ${least.toFixed(digits)}`
  // Fifteen digits are what a number has; the sixteenth is noise that tips 173.95 to either side.
  let scaled = Number((["percent", "points", "heat"].includes(how) ? value * 100 : value).toPrecision(15))
  if (Math.abs(scaled) < least / 2) scaled = 0
  const text = scaled.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replace("-", "−")
  return how === "percent" || how === "heat" ? `${text}%` : unit ? `${text} ${unit}` : text
}
