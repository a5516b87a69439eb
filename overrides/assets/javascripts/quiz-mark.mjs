import { part } from "./component.mjs"
import { read } from "./quiz-form.mjs"
import { isRight } from "./quiz-score.mjs"

/** Mark one knowledge item in the page: right or wrong, its reasons open; returns true, false, or null (no answer). */
export function mark($form, item) {
  const $item = part($form, `[data-item="${CSS.escape(item.id)}"]`)
  const answer = read($form, item)
  if (answer === null) return null
  const right = isRight(item, answer)
  $item.dataset.result = right ? "right" : "wrong"
  part($item, "details").open = true
  return right
}

/** Take the marks away again. */
export function unmark($form, item) {
  const $item = part($form, `[data-item="${CSS.escape(item.id)}"]`)
  delete $item.dataset.result
  part($item, "details").open = false
}

/** The numbers that score a quiz, as the page holds them. */
export const dataOf = ($root) => JSON.parse(part($root, "[data-quiz-data]").textContent)

/** A sentence of the page's own, its # replaced. */
export const sentence = ($root, name, value = "") => part($root, `[data-say="${name}"]`).textContent.replace("#", () => value)

/** Print a quiz as a blank sheet or as its key: answers folded away, or all unfolded. */
export function printAs($root, kind) {
  const $answers = [...$root.querySelectorAll("details.handbook-answer")]
  const open = $answers.map(($answer) => $answer.open)
  for (const $answer of $answers) $answer.open = kind === "key"
  $root.dataset.print = kind
  window.print()
  delete $root.dataset.print
  for (const [at, $answer] of $answers.entries()) $answer.open = open[at]
}
