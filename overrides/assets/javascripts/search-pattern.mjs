/**
 * What a term of a query matches: a character stands for all its forms (运運), a word for its other names (转化/轉換),
 * and a space may stand between Chinese and Latin (标准1.0). Pure functions over the tables that search-rank.mjs prepares.
 */

/** A Chinese character. */
export const HAN = /[\u3400-\u9fff]/

/** The text with each character as the first of its forms. */
export const fold = ({ groups }, text) => [...text].map((char) => groups.get(char)?.[0] ?? char).join("")
const charOf = ({ groups }, char) =>
  groups.has(char) ? `[${groups.get(char)}]` : char.replace(/[\\^$.*+?()[\]{}|/-]/, "\\$&")

/** The pattern of one term; with `wide` also its other names. A Latin word or a number is found from its start. */
export function pattern(index, term, wide) {
  const start = HAN.test(term[0]) ? "" : "(?<![a-z0-9]|\\d[.,])"
  return new RegExp(start + sourceOf(index, fold(index, term), wide), "gi")
}

/** The source of that pattern, from a term already folded. */
export function sourceOf(index, folded, wide) {
  let source = ""
  for (let at = 0; at < folded.length; ) {
    const word = wide ? wordAt(index, folded, at) : ""
    source += between(folded[at - 1], folded[at]) + (word ? alternatives(index, word) : charOf(index, folded[at]))
    at += word.length || 1
  }
  return source
}

/** What the text may have between two characters that were typed together: 标准 1.0, A/B, 12,740. */
function between(before, after) {
  if (!before) return ""
  if (HAN.test(before) !== HAN.test(after)) return "\\s*"
  if (/[a-z]{2}/.test(before + after)) return "[ /&-]?"
  return /\d{2}/.test(before + after) ? "(?:,(?=\\d{3}))?" : ""
}

/** The longest word with other names that starts at `at`; a Latin one must be a whole word. */
export function wordAt(index, folded, at) {
  for (let length = Math.min(index.longest, folded.length - at); length > 1; length--) {
    const around = [folded.slice(at - 1, at + 1), folded.slice(at + length - 1, at + length + 1)]
    const word = folded.slice(at, at + length)
    if (index.words.has(word) && !around.some((pair) => /[a-z0-9]{2}/.test(pair))) return word
  }
  return ""
}

/** A word or any of its other names. */
function alternatives(index, word) {
  const sources = [word, ...index.words.get(word)].map((name) => {
    const source = sourceOf(index, name, false)
    return /[a-z]/.test(name) ? `(?<![a-z0-9])${source}(?![a-z0-9])` : source
  })
  return `(?:${[...sources, within(index, word)].filter(Boolean).join("|")})`
}

/** A long word may also be said by saying its parts otherwise: 用户运营 as 會員 + 經營. */
function within(index, word) {
  const words = new Map([...index.words].filter(([key]) => key.length < word.length && word.includes(key)))
  return words.size ? sourceOf({ ...index, words }, word, true) : ""
}
