import { decode, encode } from "./answer-code.mjs"
import { showChores, showFit, showSkills } from "./assessment-result.mjs"
import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { read, write } from "./quiz-form.mjs"
import { dataOf, printAs, sentence } from "./quiz-mark.mjs"
import { Stepper } from "./stepper.mjs"
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
    part(this.$form, "[data-assess-key]").addEventListener("click", () => printAs(this.$root, "key"))
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
