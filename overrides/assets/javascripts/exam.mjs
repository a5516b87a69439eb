import { due, sound, today } from "./leitner.mjs"
import { remember } from "./missed.mjs"
import { Stepper } from "./stepper.mjs"
import { decode, encode } from "./answer-code.mjs"
import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { Countdown } from "./countdown.mjs"
import { drawn, only, unpacked } from "./exam-paper.mjs"
import { showMarks } from "./exam-result.mjs"
import { read, write } from "./quiz-form.mjs"
import { dataOf, mark, printAs, sentence } from "./quiz-mark.mjs"
import { isRight } from "./quiz-score.mjs"
import * as storage from "./storage.mjs"

/** The exam page: draws a paper, marks it at once or at the end, shows where the mistakes lie, shares the result. */
export class Exam {
  static moduleName = "exam"

  constructor($root) {
    this.$root = $root
    this.$setup = part($root, ".handbook-exam__setup")
    this.$paper = part($root, "[data-exam-paper]")
    this.clock = new Countdown(part($root, "[data-exam-clock]"), (left) => sentence($root, "left", left))
    this.$result = part($root, "[data-exam-result]")
    this.data = dataOf($root)
    this.sharing = this.data.items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
    this.items = this.data.items
    this.known = new Set(this.data.items.map(({ id }) => id))
    this.stepper = new Stepper($root, this.$paper)
    this.listen()
    this.preset()
    if (!this.openShared(location.hash.slice(1))) this.resume()
    // A link to one question must find it, whatever paper is being answered.
    if (location.hash.startsWith("#q-")) this.show(this.data.items)
  }

  listen() {
    this.$setup.addEventListener("submit", (event) => this.draw(event))
    part(this.$setup, "[data-exam-today]").addEventListener("click", () => this.today())
    for (const $button of this.$setup.querySelectorAll("[data-exam-print]")) {
      $button.addEventListener("click", () => printAs(this.$root, $button.dataset.examPrint))
    }
    part(this.$setup, "[data-exam-all]").addEventListener("click", () => this.show(this.data.items))
    this.$paper.addEventListener("submit", (event) => this.finish(event))
    this.$paper.addEventListener("change", (event) => this.answered(event.target))
    this.$paper.addEventListener("click", (event) => this.unfolding(event))
    part(this.$paper, "[data-exam-retake]").addEventListener("click", () => this.retake())
    for (const $button of this.$paper.querySelectorAll("[data-exam-share]")) {
      $button.addEventListener("click", () => this.share($button.dataset.examShare))
    }
    part(this.$paper, "[data-exam-open]").addEventListener("click", () => this.openShared(part(this.$paper, "[data-exam-code]").value, true))
    addEventListener("hashchange", () => this.openShared(location.hash.slice(1)))
  }

  /** A link from a chapter (?chapters=trio/user) comes with that chapter ticked. */
  preset() {
    const moved = JSON.parse(this.$root.dataset.moved ?? "{}")
    const chapters = (new URLSearchParams(location.search).get("chapters") ?? "").split(",").map((page) => (Object.hasOwn(moved, page) ? moved[page] : page))
    for (const $box of this.$setup.elements.chapters) $box.checked = chapters.includes($box.value)
  }

  draw(event) {
    event.preventDefault()
    const fields = this.$setup.elements
    const chapters = [...fields.chapters].filter(($box) => $box.checked).map(($box) => $box.value)
    const pool = this.data.items.filter((item) => !chapters.length || chapters.includes(item.chapter))
    const count = Number(fields.count.value) || pool.length
    this.show(drawn(pool, count))
    this.say("drawn", this.items.length)
    this.clock.start(Number(fields.minutes.value), () => this.timeUp())
    part(this.$paper, "fieldset:not([hidden]) :is(input, select)").focus()
  }

  /** Show these items alone, unanswered. */
  show(items) {
    this.items = items
    only(this.$paper, this.data.items, items)
    this.$paper.toggleAttribute("data-folded", this.$setup.elements.mode.value === "exam")
    this.$result.hidden = true
    this.stepper.show(0)
    this.countDue()
    this.clock.stop()
  }

  answers() {
    return Object.fromEntries(this.items.map((item) => [item.id, read(this.$paper, item)]))
  }

  /** A paper begun and not handed in is there again, in either script. */
  resume() {
    const kept = storage.readJson("quiz.exam")
    const items = this.data.items.filter(({ id }) => Array.isArray(kept?.ids) && kept.ids.includes(id))
    this.show(items.length ? items : this.data.items)
    for (const item of items) write(this.$paper, item, unpacked(item, kept.answers?.[item.id] ?? null))
    this.stepper.count()
    if (items.length) this.say("kept", items.length)
  }

  keep() {
    const isPaper = this.items.length < this.data.items.length
    if (isPaper && !storage.writeJson("quiz.exam", { ids: this.items.map(({ id }) => id), answers: this.answers() })) this.say("storage")
  }

  answered($field) {
    if (!$field.closest("[data-item]")) return
    this.keep()
    if (this.$setup.elements.mode.value !== "practice") return
    const id = $field.closest("[data-item]").dataset.item
    const item = this.items.find((one) => one.id === id)
    const isOneChoice = ["single", "truefalse"].includes(item.type)
    // A number is told a moment later: the click that left its field must not land on a page that has just moved.
    if (item.type === "number" && $field.value) setTimeout(() => this.learn(item, mark(this.$paper, item)), 300)
    if (isOneChoice) this.learn(item, mark(this.$paper, item))
  }

  /** In practice, opening the answer of a question that takes several marks hands that one in. */
  unfolding(event) {
    const $item = event.target.closest("summary")?.closest("[data-item]")
    if (!$item || $item.dataset.result || this.$setup.elements.mode.value !== "practice") return
    const item = this.items.find(({ id }) => id === $item.dataset.item)
    const isGood = mark(this.$paper, item)
    if (isGood !== null) event.preventDefault()
    this.learn(item, isGood)
  }

  finish(event) {
    event?.preventDefault()
    this.clock.stop()
    this.$paper.removeAttribute("data-folded")
    for (const item of this.items) this.learn(item, mark(this.$paper, item))
    const score = showMarks(this.$result, this.items, (item) => isRight(item, read(this.$paper, item)))
    this.$result.hidden = false
    for (const $button of this.$paper.querySelectorAll("[data-exam-retake], [data-exam-share]")) $button.hidden = false
    storage.writeJson("quiz.exam", null)
    this.say("score", score)
    storage.writeJson("taken.exam", { at: new Date().toISOString().slice(0, 10), score })
    this.countDue()
    this.$result.focus()
  }

  /** Missed items go into the boxes of spaced repetition, once an answer and a day. */
  learn(item, isGood) {
    if (!this.isShared) remember(item.id, isGood)
  }

  due() {
    return due(sound(storage.readJson("boxes")), today(), this.known)
  }

  countDue() {
    part(this.$setup, "[data-exam-due]").textContent = this.due().length
  }

  today() {
    const ids = this.due().slice(0, 5)
    if (!ids.length) return this.say("rested")
    this.show(ids.map((id) => this.data.items.find((item) => item.id === id)))
    this.say("today", ids.length)
  }

  timeUp() {
    this.finish()
    this.say("time")
  }

  retake() {
    this.show(this.items.filter((item) => !isRight(item, read(this.$paper, item))))
    this.say("drawn", this.items.length)
  }

  async share(kind) {
    const code = encode("exam", this.data.version, this.sharing, this.answers())
    const url = new URL(location.href)
    url.search = ""
    url.hash = code
    this.say((await copy({ link: url.href, code, text: this.$result.innerText.trim() }[kind])) ? "copied" : "failed")
  }

  openShared(code, isPasted = false) {
    if (!isPasted && !code.startsWith("exam.")) return false
    const found = decode(code, "exam", this.sharing)
    if (found.fault) return this.say(found.fault)
    this.show(this.data.items.filter(({ id }) => id in found.answers && !found.changed.includes(id)))
    for (const item of this.items) write(this.$paper, item, unpacked(item, found.answers[item.id]))
    this.isShared = true
    this.finish()
    this.isShared = false
    const lost = found.gone + found.changed.length
    return this.say(lost ? "changed" : "opened", lost || this.items.length)
  }

  say(name, value) {
    part(this.$root, "[data-quiz-status]").textContent = sentence(this.$root, name, value)
    return true
  }
}
