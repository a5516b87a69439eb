import { named } from "./rows-text.mjs"

/**
 * Calculators of counts: pure functions from values (by input id) and pasted lines to {outputs, tables, says}, where
 * tables hold rows of cells and says [key, …arguments]; or to {faults: [[field, key, …arguments]]}. Shares are fractions.
 */

const sum = (values) => values.reduce((total, value) => total + value, 0)

/** Step rate = this step ÷ the one before; total rate = this step ÷ the first. Null after a step that nobody reached. */
export function funnel(_, lines) {
  const { rows, faults, notes } = named(lines, { from: 1, to: 1, least: 2, most: 20 })
  if (faults.length) return { faults }
  for (const { line, numbers } of rows) if (numbers[0] === null) faults.push(["rows", "row-columns", line, 1, 1, 0])
  if (!faults.length && !rows[0].numbers[0]) faults.push(["rows", "row-first", rows[0].line])
  if (faults.length) return { faults }
  const counts = rows.map(({ numbers }) => numbers[0])
  const highest = Math.max(...counts)
  const steps = counts.map((count, at) => (at && counts[at - 1] ? count / counts[at - 1] : null))
  const lost = counts.map((count, at) => (at ? counts[at - 1] - count : 0))
  const most = lost.indexOf(Math.max(...lost))
  const low = steps.reduce((best, rate, at) => (rate !== null && (!best || rate < steps[best]) ? at : best), 0)
  const says = [["most", rows[most].name, lost[most]], ["lowest", rows[low].name]]
  if (!most) says.shift()
  const more = steps.findIndex((rate) => rate > 1)
  if (more > 0) says.push(["more", rows[more].name])
  return {
    outputs: { overall: counts.at(-1) / counts[0], lowest: steps[low], lost: counts[0] - counts.at(-1) },
    tables: [counts.map((count, at) => [rows[at].name, count / highest, count, steps[at], count / counts[0], at ? lost[at] : null])],
    says: [...notes, ...says],
  }
}

/** Retention = back in period n ÷ period 0; totals add up only the batches that have reached the period. */
export function retention(_, lines) {
  const { rows, faults, notes } = named(lines, { from: 1, to: 25, least: 1, most: 60 })
  if (faults.length) return { faults }
  const wrong = batchFaults(rows)
  if (wrong.length) return { faults: wrong }
  const periods = periodsOf(rows)
  const rate = (period, reached = period) => {
    const have = rows.filter(({ numbers }) => numbers.length > reached)
    return sum(have.map(({ numbers }) => numbers[period])) / sum(have.map(({ numbers }) => numbers[0]))
  }
  const after = Array.from({ length: periods }, (_, at) => at + 1)
  const drops = after.map((period) => rate(period - 1, period) - rate(period))
  const worst = drops.indexOf(Math.max(...drops))
  const people = sum(rows.map(({ numbers }) => numbers[0]))
  const isRagged = rows.some(({ numbers }) => numbers.length <= periods)
  return {
    outputs: { people, first: rate(1), last: rate(periods), drop: drops[worst] },
    tables: [[
      ...rows.map(({ name, numbers }) => [name, numbers[0], ...after.map((at) => (at < numbers.length ? numbers[at] / numbers[0] : null))]),
      ["@total", people, ...after.map((at) => rate(at))],
    ]],
    says: [...notes, ["worst", worst, worst + 1], ...(isRagged ? [["ragged"]] : [])],
  }
}

/** A batch has a period 0 and no gaps; cells left blank at the end, not reached yet, are taken off. */
function batchFaults(rows) {
  const faults = []
  for (const { line, numbers } of rows) {
    while (numbers.at(-1) === null) numbers.pop()
    if (numbers.includes(null)) faults.push(["rows", "row-gap", line])
    else if (!numbers[0]) faults.push(["rows", "row-first", line])
    else if (numbers.some((count) => count > numbers[0])) faults.push(["rows", "row-over", line])
  }
  return faults.length || periodsOf(rows) ? faults : [["rows", "row-period"]]
}

const periodsOf = (rows) => Math.max(...rows.map(({ numbers }) => numbers.length)) - 1

/** The north star against its goal, each guardrail against its limits; `room` is how far the nearest limit is, of that limit. */
export function guardrail({ goal, now }, lines) {
  const { rows, faults, notes } = named(lines, { from: 2, to: 3, least: 1, most: 20, percents: true })
  if (faults.length) return { faults }
  for (const { line, numbers: [value, low = null, high = null], percents, found } of rows) {
    if (found.some((one, at) => one && percents[at] !== percents[0])) faults.push(["rows", "row-mixed", line])
    else if (value === null || (low === null && high === null)) faults.push(["rows", "row-limits", line])
    else if (low !== null && high !== null && low > high) faults.push(["rows", "row-order", line])
  }
  if (faults.length) return { faults }
  const judged = rows.map(({ name, texts, numbers: [value, low = null, high = null] }) => {
    const verdict = low !== null && value < low ? "@low" : high !== null && value > high ? "@high" : "@kept"
    const rooms = [low ? (value - low) / low : null, high ? (high - value) / high : null].filter((room) => room !== null)
    return { cells: [name, texts[0], texts[1] || "-", texts[2] || "-", verdict, rooms.length ? Math.min(...rooms) : null], isBroken: verdict !== "@kept", name }
  })
  const broken = judged.filter(({ isBroken }) => isBroken)
  const verdict = `${now >= goal ? "reached" : "short"}-${broken.length ? "broken" : "kept"}`
  return {
    outputs: { rate: now / goal, gap: Math.max(goal - now, 0), broken: broken.length },
    tables: [judged.map(({ cells }) => cells)],
    says: [...notes, [verdict, broken.map(({ name }) => name).join("、")]],
  }
}
