/**
 * Finds sections by scanning their text: pure functions, no DOM.
 *
 * A query is cut at spaces into terms; each becomes a pattern in which a character stands for all its forms
 * (运運), a word for its other names (转化/轉換), and a space may stand between Chinese and Latin (标准1.0).
 * Order: sections with every term as typed, then those that need another name, then those with most of its pieces.
 */

const HAN = /[\u3400-\u9fff]/
const SPACES = /[\s,，、。；;：:！!？?“”"「」『』()（）[\]【】<>《》|]+/
const LONGEST = 100
// Weights: chosen on tests/search/queries.yml, where the page that must come first is known.
const WEIGHT = { title: 60, heading: 30, count: 3, mostCounts: 6, pagePart: 0.4 }
const ENOUGH = 0.45

/** Build the lookup tables of an index once: {pages, variants, synonyms} as hooks/handbook/search.py writes it. */
export function prepare({ pages, variants, synonyms }) {
  const groups = new Map()
  for (const group of variants) for (const char of group) groups.set(char, group)
  const words = new Map(Object.entries(synonyms))
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.length))
  const sections = pages.flatMap(([url, title, part, rows], page) =>
    rows.map(([anchor, heading, text], order) => ({ page, url, title, part, anchor, heading, text, order })),
  )
  return { sections, groups, words, longest }
}

/** The terms of a query: full-width forms made plain, cut at spaces and punctuation, at most 100 characters. */
export function termsOf(query) {
  const text = query.normalize("NFKC").toLowerCase().slice(0, LONGEST)
  return text.split(SPACES).filter((term) => /[\p{L}\p{N}]/u.test(term)).slice(0, 8)
}

/**
 * Search: returns {kind: "full" | "partial" | "none", pages: [{url, title, part, score, hits: [{section, at, end}]}]},
 * best page first, best section first within it.
 */
export function search(index, query) {
  const terms = termsOf(query)
  if (!terms.length) return { kind: "none", pages: [] }
  const exact = terms.map((term) => pattern(index, term, false))
  const wide = terms.map((term) => pattern(index, term, true))
  const hits = index.sections.map((section) => full(section, exact, wide)).filter(Boolean)
  if (hits.length) return { kind: "full", pages: byPage(hits) }
  const partial = pieces(index, terms)
  return { kind: partial.length ? "partial" : "none", pages: byPage(partial) }
}

/** The pattern of one term; with `wide` also its other names. */
export function pattern(index, term, wide) {
  const source = sourceOf(index, fold(index, term), wide)
  const start = HAN.test(term[0]) ? "" : "(?<![a-z0-9])"
  return new RegExp(start + source, "gi")
}

function fold(index, text) {
  return [...text].map((char) => index.groups.get(char)?.[0] ?? char).join("")
}

function sourceOf(index, folded, wide) {
  let source = ""
  let previous = ""
  for (let at = 0; at < folded.length; ) {
    const word = wide ? wordAt(index, folded, at) : ""
    const piece = word ? alternatives(index, word) : charOf(index, folded[at])
    const parted = previous && HAN.test(previous) !== HAN.test(folded[at])
    source += (parted ? "\\s*" : "") + piece
    at += word.length || 1
    previous = folded[at - 1]
  }
  return source
}

function wordAt(index, folded, at) {
  for (let length = Math.min(index.longest, folded.length - at); length > 1; length--) {
    const word = folded.slice(at, at + length)
    if (index.words.has(word)) return word
  }
  return ""
}

function alternatives(index, word) {
  const others = index.words.get(word).map((other) => sourceOf(index, other, false))
  return `(?:${[sourceOf(index, word, false), within(index, word), ...others].filter(Boolean).join("|")})`
}

/** A long word may also be said by saying its parts otherwise: 用户运营 as 會員 + 經營. */
function within(index, word) {
  const words = new Map([...index.words].filter(([key]) => key.length < word.length && word.includes(key)))
  return words.size ? sourceOf({ ...index, words }, word, true) : ""
}

function charOf(index, char) {
  const group = index.groups.get(char)
  return group ? `[${group}]` : char.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")
}

function full(section, exact, wide) {
  let score = 0
  let literal = true
  let first = null
  for (const [at, term] of wide.entries()) {
    let found = measure(section, exact[at])
    if (!found) {
      literal = false
      found = measure(section, term)
    }
    if (!found) return null
    score += found.score
    first ??= found.first
  }
  return { section, tier: literal ? 2 : 1, score, first }
}

function measure(section, regex) {
  const inTitle = ratio(section.title, regex)
  const inHeading = section.order ? ratio(section.heading, regex) : inTitle
  const { count, first } = occurrences(section.text, regex)
  const isHeld = count || inHeading || (inTitle && !section.order)
  if (!isHeld) return null
  const lead = section.order ? WEIGHT.pagePart : 1
  const score = WEIGHT.title * lead * inTitle + WEIGHT.heading * inHeading + WEIGHT.count * Math.min(count, WEIGHT.mostCounts)
  return { score, first }
}

function ratio(text, regex) {
  regex.lastIndex = 0
  const found = regex.exec(text)
  return found ? 0.4 + 0.6 * (found[0].length / text.length) : 0
}

function occurrences(text, regex) {
  regex.lastIndex = 0
  let count = 0
  let first = null
  for (let found = regex.exec(text); found && count < 50; found = regex.exec(text)) {
    if (!found[0].length) break
    first ??= [found.index, found.index + found[0].length]
    count++
  }
  return { count, first }
}

/** Sections that hold most pieces of the query (pairs of Chinese characters, Latin words), rare pieces weighing more. */
function pieces(index, terms) {
  const names = [...new Set(terms.flatMap((term) => [...piecesOf(term)]))]
  const regexes = names.map((name) => pattern(index, name, true))
  const found = index.sections.map((section) => regexes.map((regex) => measure(section, regex)))
  const held = regexes.map((_, at) => found.filter((row) => row[at]).length)
  const weights = held.map((count) => (count ? Math.log(1 + index.sections.length / count) : 0))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return found.flatMap((row, at) => {
    const has = row.reduce((sum, measured, piece) => sum + (measured ? weights[piece] : 0), 0)
    if (!all || has < ENOUGH * all) return []
    const best = row.reduce((sum, measured, piece) => sum + (measured ? measured.score * weights[piece] : 0), 0)
    const first = row.find((measured) => measured?.first)?.first ?? null
    return [{ section: index.sections[at], tier: 0, score: (1000 * has) / all + best / all, first }]
  })
}

function* piecesOf(term) {
  for (const run of term.match(/[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g) ?? []) {
    if (!HAN.test(run) || run.length < 3) yield run
    else for (let at = 0; at + 2 <= run.length; at++) yield run.slice(at, at + 2)
  }
}

function byPage(hits) {
  const pages = new Map()
  const better = (a, b) => b.tier - a.tier || b.score - a.score || a.section.page - b.section.page || a.section.order - b.section.order
  for (const hit of hits.sort(better)) {
    const { page, url, title, part } = hit.section
    if (!pages.has(page)) pages.set(page, { url, title, part, tier: hit.tier, score: 0, order: page, hits: [] })
    const entry = pages.get(page)
    entry.score += hit.score / 2 ** entry.hits.length
    entry.hits.push(hit)
  }
  return [...pages.values()].sort((a, b) => b.tier - a.tier || b.score - a.score || a.order - b.order)
}
