import { readNumber } from "./number-text.mjs"

/** Pasted lines become rows: by tab, comma or spaces, whichever a line has. Pure functions, no DOM. */

/** Cut text into [{line, cells, isLoose}], empty lines left out; `isLoose`: cut at single spaces, which names hold too. */
export function split(text) {
  return text.split(/\r?\n/).flatMap((one, at) => (one.trim() ? [{ line: at + 1, ...cut(one) }] : []))
}

function cut(text) {
  const ways = [/\t/, /[,，;；]\s+/, /(?<=\D)[,，;；]/, /\s{2,}/]
  const at = ways.findIndex((way) => way.test(text.trimEnd()))
  const by = at < 0 ? (/\s/.test(text.trim()) ? /\s+/ : /[,，;；]/) : at === 2 ? /[,，;；]/ : ways[at]
  const cells = (at === 0 ? text.trimEnd() : text.trim()).split(by)
  return { isLoose: at < 0, cells: cells.map((cell) => cell.trim().replace(/^"|"$/g, "")) }
}

/** 1 where the first of several lines holds no digit behind its first cell, so that it is a heading; else 0. */
export const isHead = (lines) => Number(lines.length > 1 && !lines[0].cells.slice(1).some((cell) => /\p{Nd}/u.test(cell)))

const isBlank = (cell) => /^[-–—/]?$/.test(cell)

/**
 * Lines that begin with a name and go on in `from` to `to` numbers (null where a cell is blank or a dash), at least
 * `least` and at most `most` of them: {rows: [{line, name, numbers, percents}], faults, notes}. A first line without
 * any number is taken for the heading and noted.
 */
export function named(lines, { from, to, least, most, percents = false }) {
  const rows = lines.slice(isHead(lines)).map((one) => read(one))
  const faults = rows.flatMap((row) => faultOf(row, from, to, percents) ?? [])
  if (rows.length < least) faults.unshift(["rows", "row-few", least])
  if (rows.length > most) faults.unshift(["rows", "row-many", most, rows.length])
  return { rows, faults, notes: rows.length < lines.length ? [["head"]] : [] }
}

function read({ line, cells, isLoose }) {
  const lastWord = isLoose ? cells.findLastIndex((cell) => !isBlank(cell) && !readNumber(cell)) : 0
  const start = Math.max(lastWord, 0) + 1
  const texts = cells.slice(start)
  const found = texts.map((cell) => (isBlank(cell) ? null : readNumber(cell)))
  // In front of a key of our own words stands an @; a name that somebody typed never is one.
  const name = cells.slice(0, start).join(" ").replace(/^@+/, "")
  return { line, name, texts, found, numbers: found.map((one) => one && one.value), percents: found.map((one) => one?.isPercent) }
}

function faultOf({ line, texts, found, numbers, percents }, from, to, takesPercents) {
  const bad = texts.findIndex((cell, at) => !isBlank(cell) && !found[at])
  if (bad >= 0) return [["rows", "row-number", line, texts[bad]]]
  if (numbers.length < from || numbers.length > to) return [["rows", "row-columns", line, from, to, numbers.length]]
  if (numbers.some((number) => number < 0)) return [["rows", "row-negative", line]]
  if (numbers.some((number) => number > 1e12)) return [["rows", "row-high", line]]
  if (!takesPercents && percents.some(Boolean)) return [["rows", "row-percent", line]]
  return null
}
