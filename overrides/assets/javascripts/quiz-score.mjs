/**
 * Scores of the self-assessments: pure functions, the same as hooks/handbook/scoring.py; shared vectors hold both to it.
 * An item is {id, type, …} as the quiz's data holds it, an answer what that type takes; an unanswered item is left out.
 */

/** Each dimension −1…1: what the answers gave it, over the most that the answered items could give. */
export function traitScores(items, answers) {
  const got = {}
  const most = {}
  for (const item of items) {
    const answer = answers[item.id]
    if (answer == null) continue
    const [gained, possible] = gainedBy(item, answer)
    for (const [name, value] of Object.entries(possible)) {
      most[name] = (most[name] ?? 0) + value
      got[name] = (got[name] ?? 0) + (gained[name] ?? 0)
    }
  }
  const share = (name) => (most[name] ? Math.max(-1, Math.min(1, got[name] / most[name])) : 0)
  return Object.fromEntries(Object.keys(most).map((name) => [name, share(name)]))
}

function gainedBy(item, answer) {
  const map = (weights, change) => Object.fromEntries(Object.entries(weights).map(([name, weight]) => [name, change(weight)]))
  if (item.type === "agree") return [map(item.scores, (weight) => answer * weight), map(item.scores, (weight) => 2 * Math.abs(weight))]
  const [best, worst] = answer.map((at) => item.options[at])
  const names = new Set(item.options.flatMap((option) => Object.keys(option)))
  const of = (change) => Object.fromEntries([...names].map((name) => [name, change(name)]))
  const gained = of((name) => (best[name] ?? 0) - (worst[name] ?? 0))
  return [gained, of((name) => widest(item.options.map((option) => option[name] ?? 0)))]
}

/** The most that one option as best and another as worst can give. */
function widest(weights) {
  return Math.max(...weights.flatMap((best, at) => weights.filter((_, other) => other !== at).map((worst) => best - worst)))
}

/** How close a profile is to each role, 0–100: 50 + 50 × cosine of the two, each less its own mean; 50: no direction. */
export function closeness(scores, profiles, dimensions) {
  const mine = direction(dimensions.map((name) => scores[name] ?? 0))
  const near = (weights) => 50 + 50 * direction(dimensions.map((name) => weights[name])).reduce((sum, value, at) => sum + value * mine[at], 0)
  return Object.fromEntries(Object.entries(profiles).map(([role, weights]) => [role, near(weights)]))
}

function direction(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const centred = values.map((value) => value - mean)
  const length = Math.hypot(...centred)
  return centred.map((value) => (length > 1e-9 ? value / length : 0))
}

/** Each dimension 0…1 and the index 0–100 (100: all chores); {scores: {}, index: null} where nothing is answered. */
export function choreScores(items, answers) {
  const values = {}
  for (const item of items) {
    const answer = answers[item.id]
    if (answer == null) continue
    for (const [name, weight] of Object.entries(item.scores)) (values[name] ??= []).push(weight > 0 ? answer / 4 : 1 - answer / 4)
  }
  const scores = Object.fromEntries(Object.entries(values).map(([name, found]) => [name, average(found)]))
  const all = Object.values(scores)
  return { scores, index: all.length ? 100 * (1 - average(all)) : null }
}

/**
 * For each skill {mean: 0–4, level: 0–4}: from 0.5 the first level, 1.5, 2.5, 3.5 the fourth. Who has done nothing that
 * the statements name stays at 0, whatever the situations say: one can guess well there.
 */
export function skillLevels(items, answers) {
  const values = {}
  const done = {}
  for (const { id, skill, type } of items) {
    if (answers[id] == null) continue
    ;(values[skill] ??= []).push(answers[id])
    if (type === "statement") (done[skill] ??= []).push(answers[id] > 0)
  }
  const levelOf = (skill, mean) => ((done[skill] ?? [true]).some(Boolean) ? Math.floor(mean + 0.5) : 0)
  const rows = Object.entries(values).map(([skill, found]) => [skill, average(found)])
  return Object.fromEntries(rows.map(([skill, mean]) => [skill, { mean, level: levelOf(skill, mean) }]))
}

/** Whether a knowledge item is answered rightly: the very set, the very order, every pair, or within tolerance. */
export function isRight(item, answer) {
  if (answer == null) return false
  if (item.type === "number") return typeof answer === "number" && Math.abs(answer - item.key) <= item.tolerance + 1e-9
  if (item.type === "multiple") return same([...answer].sort((a, b) => a - b), item.key)
  if (item.type === "order" || item.type === "match") return same(answer, item.key)
  return answer === item.key
}

const average = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const same = (a, b) => a.length === b.length && a.every((value, at) => value === b[at])
