/**
 * Answers as a short code that survives links, chats and paper: `<quiz>.<version>.<answers>.<check>`, lower case, no
 * character that a link or a messenger changes. Answers stand by item, so that an old code still opens a changed quiz.
 *
 * An answer is a list of small whole numbers (0–35), or a decimal number as text; `keys` maps an item's id to its key,
 * four characters made of the id and the wording at build, so that a reworded item has another key ending.
 */

const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
const PATTERN = /^([a-z][a-z-]*)\.([0-9a-z]{4})\.([0-9a-z_-]*)\.([0-9a-z]{4})$/
const LONGEST = 4000

/** Write {id: [numbers] | number} as a code; `items` lists {id, key, revision} of the quiz as it is now. */
export function encode(quiz, version, items, answers) {
  const given = items.filter(({ id }) => answers[id] != null)
  const text = given.map(({ id, key, revision }) => key + revision + valueText(answers[id])).join("_")
  const body = `${quiz}.${version}.${text}`
  return `${body}.${checksum(body)}`
}

/**
 * Read a code: {quiz, version, answers, gone, changed} or {fault: "broken" | "other"}; `gone` counts answers whose item
 * is no longer there, `changed` lists ids of items reworded since.
 */
export function decode(text, quiz, items) {
  const code = text.trim().toLowerCase()
  const found = code.length <= LONGEST && PATTERN.exec(code)
  if (!found || checksum(code.slice(0, code.lastIndexOf("."))) !== found[4]) return { fault: "broken" }
  if (found[1] !== quiz) return { fault: "other", quiz: found[1] }
  const known = new Map(items.map((item) => [item.key, item]))
  const result = { quiz, version: found[2], answers: {}, gone: 0, changed: [] }
  for (const part of found[3].split("_").filter(Boolean)) {
    const item = known.get(part.slice(0, 4))
    const answer = valueOf(part.slice(5))
    if (!item || answer === null) result.gone++
    else {
      result.answers[item.id] = answer
      if (item.revision !== part[4]) result.changed.push(item.id)
    }
  }
  return result
}

function valueText(value) {
  if (Array.isArray(value)) return `l${value.map((number) => DIGITS[number]).join("")}`
  return `n${String(value).replace(".", "p").replace("-", "m")}`
}

function valueOf(text) {
  if (/^l[0-9a-z]*$/.test(text)) return [...text.slice(1)].map((digit) => DIGITS.indexOf(digit))
  if (/^nm?\d+(p\d+)?$/.test(text)) return Number(text.slice(1).replace("p", ".").replace("m", "-"))
  return null
}

/** Four characters that tell a code cut short or mistyped from a whole one (FNV-1a, 32 bits, shortened). */
export function checksum(text) {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return ((hash >>> 0) % 36 ** 4).toString(36).padStart(4, "0")
}
