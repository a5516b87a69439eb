import { titleOf, total } from "./builder-plan.mjs"

/** A plan as docs/_data/packs/<id>.yml takes it. Pure functions, no DOM. */

const FILE = /^[a-z][a-z0-9-]*$/
// What YAML does not print as it is, beyond what JSON already escapes.
const UNPRINTED = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g
const quoted = (text) => JSON.stringify(text).replace(UNPRINTED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)

/** The name of a plan's files, without what follows the dot. */
export const fileOf = ({ id }) => (FILE.test(id) ? id : "my-course")

/** Write a plan as YAML: every item with its minutes, texts that are missing with a word that they are. */
export function yaml(plan, book) {
  const days = plan.days.filter(({ items }) => items.length)
  const { words } = book
  const missing = (name, count) => [...plan[name], ...Array(count).fill(words[name])].slice(0, Math.max(plan[name].length, count))
  const list = (name, count) => [`${name}:`, ...missing(name, count).map((text) => `  - ${quoted(text)}`)]
  return [
    "# yaml-language-server: $schema=../schemas/pack.json",
    `title: ${quoted(plan.title.trim() || words.title)}`,
    `order: ${Object.keys(book.packs).length + 1}`,
    `minutes: ${total(days.flatMap(({ items }) => items))}`,
    `start: "${days[0].start}"`,
    `audience: ${quoted(plan.audience.trim() || words.audience)}`,
    ...list("objectives", 2),
    ...list("prepare", 1),
    "days:",
    ...days.flatMap((day) => [
      `  - name: ${quoted(day.name.trim() || words.day.replace("#", plan.days.indexOf(day) + 1))}`,
      `    start: "${day.start}"`,
      "    items:",
      ...day.items.map((item) => `      - {${fields(item, book).join(", ")}}`),
    ]),
    "",
  ].join("\n")
}

function fields(item, book) {
  const { section, sheet, quiz, chapters, count, minutes, note } = item
  // Nothing to draw from, nothing to read: what is left of it is told by its title.
  const isEmpty = { quiz: !chapters.length, read: !section }[item.kind]
  const kind = isEmpty ? "talk" : item.kind
  const isNamed = item.title.trim() || !/read|break/.test(kind)
  return [
    `kind: ${kind}`,
    isNamed && `title: ${quoted(titleOf(item, book))}`,
    section && `section: ${section}`,
    sheet && `sheet: ${sheet}`,
    kind === "assess" && `quiz: ${quiz || "skills"}`,
    kind === "quiz" && `chapters: [${chapters.join(", ")}], count: ${count || 5}`,
    `minutes: ${minutes}`,
    note.trim() && `note: ${quoted(note)}`,
  ].filter(Boolean)
}
