import { readDate, readNumber } from "./number-text.mjs"
import { isHead } from "./rows-text.mjs"

/** RFM of pasted lines: pure functions, the same in and out as in calc-rates.mjs. */

const MOST = 5000
const YEAR = 365
export const CODES = ["hhh", "hlh", "lhh", "llh", "hhl", "hll", "lhl", "lll"]

/** Customers sorted into eight classes: R within `recent` days, F from `often` orders, M from `much` money count as high. */
export function rfm({ recent, often, much, today }, lines) {
  const rows = lines.slice(isHead(lines))
  if (!rows.length) return { faults: [["rows", "row-few", 1]] }
  if (rows.length > MOST) return { faults: [["rows", "row-many", MOST, rows.length]] }
  const { people, faults, notes } = rows.some(({ cells }) => isDated(cells)) ? fromOrders(rows, today) : fromSums(rows)
  if (!people.length) return { faults }
  const coded = people.map((one) => ({ ...one, code: [one.r <= recent, one.f >= often, one.m >= much].map((is) => (is ? "h" : "l")).join("") }))
  const total = coded.reduce((sum, { m }) => sum + m, 0)
  const classes = CODES.map((code) => {
    const inside = coded.filter((one) => one.code === code)
    const money = inside.reduce((sum, { m }) => sum + m, 0)
    return [`@${code}`, inside.length / coded.length, inside.length, inside.length / coded.length, money]
  })
  const apart = coded.filter(({ code }) => code[1] !== code[2]).length / coded.length
  const outputs = { people: coded.length, best: classes[0][2], call: classes[2][2], apart, money: total }
  if (rows.length < lines.length) notes.unshift(["head"])
  const says = [...notes, [classes[2][2] ? "call" : "no-call"], [apart < 0.1 ? "drop-m" : "keep-m"]]
  return { outputs, faults, says, tables: [classes, coded.map(({ who, r, f, m, code }) => [who, r, f, m, `@${code}`])] }
}

const isDated = (cells) => cells.length > 2 && readDate(cells[1]) !== null && /\d\D+\d|^\d{8}$/.test(cells[1])
const nameOf = (cell) => cell.replace(/^@+/, "")

/** Lines `who, days since the last order, orders, money`. */
function fromSums(rows) {
  const faults = []
  const people = new Map()
  for (const { line, cells } of rows) {
    const [r, f, m] = cells.slice(1).map((cell) => readNumber(cell)?.value ?? null)
    const bad = cells.slice(1).find((cell) => !readNumber(cell))
    if (cells.length !== 4) faults.push(["rows", "row-rfm", line, cells.length])
    else if (bad !== undefined) faults.push(["rows", "row-number", line, bad])
    else if (Math.min(r, f, m) < 0) faults.push(["rows", "row-negative", line])
    else if (Math.max(r, f, m) > 1e12) faults.push(["rows", "row-high", line])
    else if (people.has(cells[0])) faults.push(["rows", "row-twice", line, cells[0]])
    else people.set(cells[0], { who: nameOf(cells[0]), r, f, m })
  }
  return { people: [...people.values()], faults, notes: [] }
}

/** Lines `who, date, money`, one an order: F and M of the 365 days up to `today` (or the last order), R without limit. */
function fromOrders(rows, today) {
  const faults = []
  const orders = []
  for (const { line, cells } of rows) {
    const [day, money] = [readDate(cells[1] ?? ""), readNumber(cells.at(-1))]
    if (cells.length < 3) faults.push(["rows", "row-order-columns", line, cells.length])
    else if (day === null) faults.push(["rows", "row-date", line, cells[1]])
    else if (!money) faults.push(["rows", "row-number", line, cells.at(-1)])
    else if (money.value < 0) faults.push(["rows", "row-negative", line])
    else if (money.value > 1e12) faults.push(["rows", "row-high", line])
    else if (today !== null && day > today) faults.push(["rows", "row-late", line])
    else orders.push({ who: cells[0], day, money: money.value })
  }
  const paid = orders.filter(({ money }) => money > 0)
  const end = today ?? paid.reduce((last, { day }) => Math.max(last, day), 0)
  const people = new Map()
  for (const { who, day, money } of paid) {
    const one = people.get(who) ?? { who: nameOf(who), r: Infinity, f: 0, m: 0 }
    const isInside = end - day < YEAR
    people.set(who, { ...one, r: Math.min(one.r, end - day), f: one.f + isInside, m: one.m + isInside * money })
  }
  return { people: [...people.values()], faults, notes: orders.length > paid.length ? [["free", orders.length - paid.length]] : [] }
}
