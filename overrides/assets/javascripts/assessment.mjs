import { decode, encode } from "./answer-code.mjs"
import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { numberOf, read, write } from "./quiz-form.mjs"
import { dataOf, printAs, sentence } from "./quiz-mark.mjs"
import { Stepper } from "./stepper.mjs"
import { choreScores, closeness, skillLevels, traitScores } from "./quiz-score.mjs"
import * as storage from "./storage.mjs"

/** A self-assessment without right answers: keeps the answers, shows the result, shares it as a link or a code. */
export class Assessment {
  static moduleName = "assessment"

  constructor($root) {
    this.$root = $root
    this.name = $root.dataset.quiz
    this.$form = part($root, "form")
    this.$result = part($root, "[data-assess-result]")
    this.data = dataOf($root)
    this.sharing = this.data.items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
    this.results = { "role-fit": showFit, chores: showChores, skills: showSkills }
    this.listen()
    this.restore()
    new Stepper($root, this.$form)
    this.openCode(location.hash.slice(1))
  }

  listen() {
    this.$form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.finish()
    })
    this.$form.addEventListener("change", () => this.keep())
    part(this.$form, "[data-assess-clear]").addEventListener("click", () => this.clear())
    part(this.$form, "[data-assess-print]").addEventListener("click", () => window.print())
    part(this.$form, "[data-assess-open]").addEventListener("click", () => this.openCode(part(this.$form, "[data-assess-code]").value, true))
    part(this.$form, "[data-assess-blank]").addEventListener("click", () => printAs(this.$root, "blank"))
    for (const $button of this.$form.querySelectorAll("[data-assess-copy]")) {
      $button.addEventListener("click", () => this.copy($button.dataset.assessCopy))
    }
    addEventListener("hashchange", () => this.openCode(location.hash.slice(1)))
  }

  answers() {
    const given = this.data.items.map((item) => [item.id, read(this.$form, item)]).filter(([, answer]) => answer !== null)
    return Object.fromEntries(given)
  }

  fill(answers) {
    for (const item of this.data.items) write(this.$form, item, fits(item, answers[item.id]) ? answers[item.id] : null)
  }

  keep() {
    if (!storage.writeJson(`quiz.${this.name}`, this.answers())) this.say("storage")
  }

  restore() {
    const kept = storage.readJson(`quiz.${this.name}`)
    this.fill(kept && typeof kept === "object" ? kept : {})
  }

  clear() {
    this.fill({})
    this.keep()
    this.$result.hidden = true
    part(this.$form, "[data-assess-share]").hidden = true
    if (location.hash) history.replaceState(null, "", location.pathname + location.search)
    this.say("none")
  }

  finish() {
    const answers = this.answers()
    const left = this.data.items.length - Object.keys(answers).length
    if (left === this.data.items.length) return this.say("none")
    this.results[this.name](this, answers)
    this.$result.hidden = false
    part(this.$form, "[data-assess-share]").hidden = false
    storage.writeJson(`taken.${this.name}`, { at: new Date().toISOString().slice(0, 10), left })
    this.say(left ? "left" : "done", left)
    this.$result.focus()
  }

  code() {
    return encode(this.name, this.data.version, this.sharing, this.answers())
  }

  async copy(kind) {
    const url = new URL(location.href)
    url.hash = this.code()
    const texts = { link: url.href, code: this.code(), text: this.$result.innerText.trim() }
    this.say((await copy(texts[kind])) ? "copied" : "failed")
  }

  /** Open a shared code; the reader's own kept answers are not touched. */
  openCode(text, isPasted = false) {
    if (!isPasted && !/^[a-z-]+\.\w{4}\./.test(text)) return
    const found = decode(text, this.name, this.sharing)
    if (found.fault) return this.say(found.fault)
    this.fill(found.answers)
    this.finish()
    const changed = found.gone + found.changed.length
    this.say(changed ? "changed" : "opened", changed)
  }

  say(name, value) {
    part(this.$form, "[data-quiz-status]").textContent = sentence(this.$root, name, value)
  }
}

/** Whether a kept or shared answer can be one to this item: old or foreign data must not be scored. */
function fits(item, answer) {
  if (item.type === "bestworst") {
    const isPlace = (at) => Number.isInteger(at) && at >= 0 && at < item.options.length
    return Array.isArray(answer) && answer.length === 2 && answer.every(isPlace) && answer[0] !== answer[1]
  }
  const [low, high] = { agree: [-2, 2], frequency: [0, 4], statement: [0, 4], situation: [1, 4] }[item.type]
  return Number.isInteger(answer) && answer >= low && answer <= high
}

function showFit({ $root, $result, data }, answers) {
  const scores = traitScores(data.items, answers)
  const near = closeness(scores, data.profiles, data.dimensions)
  showTraits($result, scores, 100)
  drawRadar($result, data.dimensions.map((name) => ((scores[name] ?? 0) + 1) / 2))
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

function showChores({ $root, $form, $result, data }, answers) {
  const { scores, index } = choreScores(data.items, answers)
  const rounded = Math.round(index)
  part($result, "[data-chores-index]").textContent = rounded
  const reading = data.readings.findIndex((upto) => rounded <= upto)
  for (const $reading of $result.querySelectorAll("[data-reading]")) $reading.hidden = Number($reading.dataset.reading) !== reading
  showTraits($result, Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, score * 2 - 1])), 100, scores)
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

function showSkills({ $form, $result, data }, answers) {
  const levels = skillLevels(data.items, answers)
  const role = part($form, "[data-skill-role]").value
  for (const $row of $result.querySelectorAll("tr[data-skill]")) {
    const level = levels[$row.dataset.skill]?.level
    const need = data.needs[role]?.[$row.dataset.skill]
    showOnly(part($row, "[data-value]"), "levelName", level)
    showOnly(part($row, "[data-need]"), "levelName", need)
    showOnly($row, "step", level === undefined ? undefined : Math.min(4, Math.max(2, level + 1)), "[data-step]")
    $row.toggleAttribute("data-gap", need > (level ?? 0))
  }
}

function showOnly($part, name, value, selector = "[data-level-name]") {
  for (const $word of $part.querySelectorAll(selector)) $word.hidden = Number($word.dataset[name]) !== value
}

function showTraits($result, scores, scale, shown = scores) {
  for (const $row of $result.querySelectorAll("tr[data-trait]")) {
    const score = scores[$row.dataset.trait]
    bar(part($row, "[data-value]"), score === undefined ? null : shown[$row.dataset.trait] * scale, scale)
    const words = { more: score >= 0.2, less: score <= -0.2, middle: Math.abs(score) < 0.2 }
    for (const [name, isShown] of Object.entries(words)) part($row, `[data-${name}]`).hidden = !isShown
  }
}

function bar($cell, value, scale) {
  $cell.textContent = value === null ? "–" : Math.round(value)
  const $meter = document.createElement("progress")
  $meter.max = scale
  $meter.value = Math.max(0, value ?? 0)
  $meter.setAttribute("aria-hidden", "true")
  if (value !== null) $cell.append($meter)
}

function drawRadar($result, shares) {
  const lines = [...$result.querySelectorAll("[data-axis]")]
  const points = lines.map(($line, at) => ["x2", "y2"].map((end) => (Number($line.getAttribute(end)) * shares[at]).toFixed(1)).join(","))
  part($result, "[data-radar]").setAttribute("points", points.join(" "))
}
