import { decode } from "./answer-code.mjs"
import { choreScores, isRight, skillLevels, traitScores } from "./quiz-score.mjs"

/** Turns pasted lines into tables, one a quiz: pure functions, no DOM. Values are 0…1, null where nothing was answered. */

const CODE = /([a-z][a-z-]*\.[0-9a-z]{4}\.[0-9a-z_-]*\.[0-9a-z]{4})\s*$/i

/**
 * Read lines `name code-or-link`; `quizzes` maps a quiz to its data. Returns {people: [{who, quiz, answers}], faults:
 * [line numbers]}; a line without a whole code of a known quiz is a fault, an empty one is nothing.
 */
export function people(text, quizzes) {
  const found = { people: [], faults: [] }
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue
    const match = CODE.exec(line)
    const quiz = match?.[1].toLowerCase().split(".")[0]
    const items = Object.hasOwn(quizzes, quiz ?? "") && quizzes[quiz].items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
    const read = items && decode(match[1], quiz, items)
    if (!read || read.fault) found.faults.push(at + 1)
    else found.people.push({ who: nameIn(line.slice(0, match.index)), quiz, answers: without(read.answers, read.changed) })
  }
  return found
}

/** One row a person, one value a dimension, and the means: {dimensions, rows: [{who, values}], means}. */
export function table(quiz, data, rows) {
  const dimensions = dimensionsOf(quiz, data)
  const valued = rows.map(({ who, answers }) => ({ who, values: dimensions.map((name) => valuesOf(quiz, data, answers)[name] ?? null) }))
  const means = dimensions.map((_, at) => mean(valued.map(({ values }) => values[at]).filter((value) => value !== null)))
  return { dimensions, rows: valued, means }
}

/** Exam items by how many missed them: [{id, missed, asked}], the most missed first. */
export function missed(data, rows) {
  const counts = new Map()
  for (const { answers } of rows) {
    for (const item of data.items.filter(({ id }) => id in answers)) {
      const count = counts.get(item.id) ?? { id: item.id, missed: 0, asked: 0 }
      counts.set(item.id, { ...count, missed: count.missed + !isRight(item, answers[item.id]), asked: count.asked + 1 })
    }
  }
  return [...counts.values()].filter((count) => count.missed).sort((a, b) => b.missed - a.missed || b.missed / b.asked - a.missed / a.asked)
}

function dimensionsOf(quiz, data) {
  if (quiz === "skills") return [...new Set(data.items.map(({ skill }) => skill))]
  if (quiz === "exam") return [...new Set(data.items.map(({ dimension }) => dimension))]
  return data.dimensions
}

function valuesOf(quiz, data, answers) {
  if (quiz === "role-fit") return map(traitScores(data.items, answers), (score) => (score + 1) / 2)
  if (quiz === "chores") return choreScores(data.items, answers).scores
  if (quiz === "skills") return map(skillLevels(data.items, answers), ({ mean: level }) => level / 4)
  const right = {}
  for (const item of data.items.filter(({ id }) => id in answers)) (right[item.dimension] ??= []).push(Number(isRight(item, answers[item.id])))
  return map(right, mean)
}

const map = (values, change) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]))
const mean = (values) => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null)
const without = (answers, ids) => Object.fromEntries(Object.entries(answers).filter(([id]) => !ids.includes(id)))
const nameIn = (text) => text.replace(/https?:\S*$/, "").replace(/[,，;；:：\t]+\s*$/, "").trim().slice(0, 40)
