import { above, quantile } from "./normal.mjs"

/** Calculators of A/B tests of two shares: pure functions, the same in and out as in calc-rates.mjs. */

const ALPHA = 0.05
const spread = (p) => p * (1 - p)

/** People a group, not yet rounded: two sides, pooled variance where there is no difference, unpooled where there is one. */
export function groupSize(p1, p2, alpha, power) {
  const noise = quantile(alpha / 2) * Math.sqrt(2 * spread((p1 + p2) / 2)) + quantile(1 - power) * Math.sqrt(spread(p1) + spread(p2))
  return (noise / (p2 - p1)) ** 2
}

/** How many people a test takes; `diff` in fractions, `weekly`: new people a week, both groups together. */
export function sampleSize({ base, diff, alpha, power, weekly }) {
  const fits = (step) => base + step > 0 && base + step < 1
  if (!diff) return { faults: [["diff", "same"]] }
  if (!fits(diff)) return { faults: [["diff", "outside"]] }
  const plan = (step) => {
    const each = Math.ceil(groupSize(base, base + step, alpha, power))
    return { each, weeks: weekly ? Math.ceil((2 * each) / weekly) : null }
  }
  const { each, weeks } = plan(diff)
  const steps = [diff / 2, diff, diff * 1.5, diff * 2].filter(fits)
  const most = Math.max(...steps.map((step) => plan(step).each))
  const says = [weeks === null ? "no-weeks" : weeks > 12 ? "long-run" : "run", "peek"]
  return {
    outputs: { target: base + diff, each, total: 2 * each, weeks, days: weeks && weeks * 7 },
    tables: [steps.map((step) => [step, plan(step).each / most, plan(step).each, plan(step).weeks])],
    says: says.map((key) => [key]),
  }
}

/** Wilson's score interval of a share. */
export function wilson(hits, people, alpha = ALPHA) {
  const z = quantile(alpha / 2)
  const p = hits / people
  const middle = p + (z * z) / (2 * people)
  const half = z * Math.sqrt(spread(p) / people + (z / (2 * people)) ** 2)
  return [middle - half, middle + half].map((end) => end / (1 + (z * z) / people))
}

/** Newcombe's hybrid score interval of the difference B − A (Stat. Med. 17, 1998, method 10). */
export function newcombe(hitsA, a, hitsB, b, alpha = ALPHA) {
  const [pA, pB] = [hitsA / a, hitsB / b]
  const [[lowA, highA], [lowB, highB]] = [wilson(hitsA, a, alpha), wilson(hitsB, b, alpha)]
  return [pB - pA - Math.hypot(pB - lowB, highA - pA), pB - pA + Math.hypot(highB - pB, pA - lowA)]
}

/** The z test with pooled variance, two-sided: {z, p, power}; power for the shares found, null where both are 0 or 1. */
export function zTest(hitsA, a, hitsB, b) {
  const [pA, pB] = [hitsA / a, hitsB / b]
  const noneError = Math.sqrt(spread((hitsA + hitsB) / (a + b)) * (1 / a + 1 / b))
  const error = Math.sqrt(spread(pA) / a + spread(pB) / b)
  const z = noneError ? (pB - pA) / noneError : null
  const line = quantile(ALPHA / 2) * noneError
  const power = error ? above((line - (pB - pA)) / error) + above((line + (pB - pA)) / error) : null
  return { z, p: noneError ? 2 * above(Math.abs(z)) : null, power }
}

/** The result of a test: difference, interval and what it says beside 0 and the difference that is `worth` it. */
export function abResult({ a, hitsA, b, hitsB, worth, planned }) {
  const faults = [[a, hitsA, "hitsA"], [b, hitsB, "hitsB"]].filter(([people, hits]) => hits > people)
  if (faults.length) return { faults: faults.map(([people, , field]) => [field, "over", people]) }
  const [pA, pB] = [hitsA / a, hitsB / b]
  const [low, high] = newcombe(hitsA, a, hitsB, b)
  const test = zTest(hitsA, a, hitsB, b)
  const says = [[test.z === null ? "no-test" : verdict(low, high, worth)]]
  says.push([planned === null ? "no-plan" : Math.min(a, b) < planned ? "early" : "full"])
  if (Math.min(hitsA, a - hitsA, hitsB, b - hitsB) < 5) says.push(["few"])
  return {
    outputs: { rateA: pA, rateB: pB, diff: pB - pA, lift: pA ? pB / pA - 1 : null, low, high, ...test },
    tables: [[["@a", pA, a, hitsA, pA, ...wilson(hitsA, a)], ["@b", pB, b, hitsB, pB, ...wilson(hitsB, b)]]],
    says,
  }
}

function verdict(low, high, worth) {
  if (high < 0) return "worse"
  if (worth === null) return low > 0 ? "better" : "unclear"
  if (low > 0) return low >= worth ? "enough" : high >= worth ? "perhaps" : "little"
  return high >= worth ? "open" : "nothing"
}
