import { part } from "./component.mjs"
import { numberOf } from "./quiz-form.mjs"
import { sentence } from "./quiz-mark.mjs"
import { choreScores, closeness, skillLevels, traitScores } from "./quiz-score.mjs"

/** Shows the role fit: traits, radar, closeness to each role, the two nearest to compare. */
export function showFit({ $root, $result, data }, answers) {
  const scores = traitScores(data.items, answers)
  const near = closeness(scores, data.profiles, data.dimensions)
  showTraits($result, scores, 100, scores, -100)
  drawRadar($result, (name) => ((scores[name] ?? 0) + 1) / 2)
  const $rows = [...$result.querySelectorAll("tr[data-role]")].sort((a, b) => near[b.dataset.role] - near[a.dataset.role])
  for (const $row of $rows) bar(part($row, "[data-value]"), near[$row.dataset.role], 100)
  part($result, "[data-fit-roles]").append(...$rows)
  const best = near[$rows[0].dataset.role]
  const names = $rows.filter(($row) => best - near[$row.dataset.role] < 8).map(($row) => part($row, "a").textContent)
  const isFlat = Math.abs(best - 50) < 1e-6 || isStraight(data.items, answers)
  part($result, "[data-fit-near]").textContent = isFlat ? sentence($root, "flat") : sentence($root, "near", names.slice(0, 5).join("、"))
  const url = new URL(part($result, "[data-fit-compare]").href)
  url.search = `?roles=${$rows.slice(0, 2).map(($row) => $row.dataset.role).join(",")}`
  part($result, "[data-fit-compare]").href = url.href
}

/** The same level for every statement says nothing of which is more like oneself. */
function isStraight(items, answers) {
  const given = items.filter(({ id, type }) => type === "agree" && answers[id] != null).map(({ id }) => answers[id])
  return given.length > 5 && new Set(given).size === 1
}

/** Shows the index of chores: its reading, the dimensions, three things for Monday, where the hours went. */
export function showChores({ $root, $form, $result, data }, answers) {
  const { scores, index } = choreScores(data.items, answers)
  const rounded = Math.round(index)
  part($result, "[data-chores-index]").textContent = rounded
  const reading = data.readings.findIndex((upto) => rounded <= upto)
  for (const $reading of $result.querySelectorAll("[data-reading]")) $reading.hidden = Number($reading.dataset.reading) !== reading
  showTraits($result, Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, score * 2 - 1])), 100, scores)
  drawRadar($result, (name) => scores[name] ?? 0)
  const weakest = Object.keys(scores).sort((a, b) => scores[a] - scores[b]).slice(0, 3)
  for (const $row of $result.querySelectorAll("[data-monday]")) $row.hidden = true
  for (const name of weakest) part($result, `[data-monday="${name}"]`).hidden = false
  const hours = { goal: 0, support: 0 }
  for (const $field of $form.querySelectorAll("[data-hours]")) hours[$field.dataset.hours] += Math.max(0, numberOf($field.value) ?? 0)
  const total = hours.goal + hours.support
  const $hours = part($result, "[data-chores-hours]")
  $hours.hidden = !total
  $hours.textContent = total ? sentence($root, "hours", `${Math.round((100 * hours.goal) / total)}%`) : ""
}

/** Shows the level of each skill, the gap to a chosen role and rung, and the next step. */
export function showSkills({ $form, $result, data }, answers) {
  const levels = skillLevels(data.items, answers)
  const role = part($form, "[data-skill-role]").value
  const rung = Number(part($form, "[data-skill-rung]").value)
  for (const $row of $result.querySelectorAll("tr[data-skill]")) {
    const level = levels[$row.dataset.skill]?.level
    const need = needOf(data.needs[role]?.[$row.dataset.skill], rung)
    showOnly(part($row, "[data-value]"), "levelName", level)
    part($row, "[data-bar]").value = levels[$row.dataset.skill]?.mean ?? 0
    showOnly(part($row, "[data-need]"), "levelName", need)
    showOnly($row, "step", level === undefined ? undefined : Math.min(4, Math.max(2, level + 1)), "[data-step]")
    $row.toggleAttribute("data-gap", need > (level ?? 0))
  }
  drawRadar($result, (name) => (levels[name]?.mean ?? 0) / 4)
  markNeeds($result, (name) => (needOf(data.needs[role]?.[name], rung) ?? 0) / 4)
}

/** The level that a role takes on a rung of the ladder: the data say it of the second, a rung is a level more or less. */
const needOf = (need, rung) => (need === undefined ? undefined : Math.max(1, Math.min(4, need + rung)))

function showOnly($part, name, value, selector = "[data-level-name]") {
  for (const $word of $part.querySelectorAll(selector)) $word.hidden = Number($word.dataset[name]) !== value
}

function showTraits($result, scores, scale, shown = scores, least = 0) {
  for (const $row of $result.querySelectorAll("tr[data-trait]")) {
    const score = scores[$row.dataset.trait]
    bar(part($row, "[data-value]"), score === undefined ? null : shown[$row.dataset.trait] * scale, scale, least)
    const words = { more: score >= 0.2, less: score <= -0.2, middle: Math.abs(score) < 0.2 }
    for (const [name, isShown] of Object.entries(words)) part($row, `[data-${name}]`).hidden = !isShown
  }
}

/** A number and a bar that is empty at `least` and full at `scale`. */
function bar($cell, value, scale, least = 0) {
  $cell.textContent = value === null ? "–" : String(Math.round(value)).replace("-", "−")
  const $meter = document.createElement("progress")
  $meter.max = scale - least
  $meter.value = Math.max(0, (value ?? least) - least)
  $meter.setAttribute("aria-hidden", "true")
  if (value !== null) $cell.append($meter)
}

/** Draw the polygon of every radar in the result; `shareOf` tells how far out (0–1) an axis goes. */
function drawRadar($result, shareOf) {
  for (const $polygon of $result.querySelectorAll("[data-radar]")) {
    const points = axesOf($polygon).map(($line) => end($line, shareOf($line.dataset.axis)).join(","))
    $polygon.setAttribute("points", points.join(" "))
  }
}

/** Mark on the axes of every radar what is needed; `shareOf` gives 0 where nothing is. */
function markNeeds($result, shareOf) {
  for (const $path of $result.querySelectorAll("[data-radar-need]")) {
    const needed = axesOf($path).filter(($line) => shareOf($line.dataset.axis))
    const rings = needed.map(($line) => `M${end($line, shareOf($line.dataset.axis)).join(" ")}m-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0`)
    $path.setAttribute("d", rings.join(""))
  }
}

const axesOf = ($shape) => [...$shape.closest("svg").querySelectorAll("[data-axis]")]

const end = ($line, share) => ["x2", "y2"].map((name) => (Number($line.getAttribute(name)) * share).toFixed(1))
