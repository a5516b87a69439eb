import { fold, HAN, pattern, sourceOf, wordAt } from "./search-pattern.mjs"

/**
 * Finds sections by scanning their text: pure functions, no DOM.
 * A query is cut at spaces into terms; each becomes a pattern (search-pattern.mjs).
 * Order: pages with every term as typed, then those that need another name, then, where these are few, the nearest.
 */

const RUNS = /[\u3400-\u9fff]+|[^\u3400-\u9fff]+/g
const SPACES = /[\s、。；;：:！!？?“”"「」『』()（）[\]【】<>《》|]+|,(?!\d)|(?<!\d),/
const GAP = /(?<=[\u3400-\u9fff])\s+(?=[a-z0-9])|(?<=[a-z0-9])\s+(?=[\u3400-\u9fff])/g
// Commas inside numbers, zero-width characters, halves of emoji: not part of what is searched.
const UNSEEN = /[,\p{Cf}\p{Cs}]/gu
const LIMIT = { characters: 100, terms: 8, units: 16, sample: 500, fewPages: 3, held: 0.5 }
// Pages that only say in a line what others treat: they come after those.
const LISTS = /^reference\//
// Pages that tell again what chapters treat: they weigh less, but come where they are the better place.
const RETOLD = /^practice\/cases\//
// Weights: chosen on tests/search/queries.yml, where the page that must come first is known.
const WEIGHT = { title: 60, heading: 30, count: 3, mostCounts: 6, pagePart: 0.4, early: 1, begins: 0.3, listed: 0.1, retold: 0.35, latin: 3, piece: 1.3, pieceInTitle: 1.2 }

/** Build the lookup tables of an index once: what hooks/handbook/search.py writes. */
export function prepare({ pages, variants, synonyms, asking }) {
  const groups = new Map(variants.flatMap((group) => [...group].map((char) => [char, group])))
  const folded = (word) => fold({ groups }, word)
  const words = new Map(Object.entries(synonyms).map(([word, others]) => [folded(word), others.map(folded)]))
  const longest = Math.max(0, ...[...words.keys()].map((word) => word.length))
  // What a question is asked with says nothing of what it is about: pieces leave it out.
  const questions = new RegExp(asking.map((word) => sourceOf({ groups }, folded(word), false)).join("|"))
  const sections = pages.flatMap(([url, title, part, rows], page) =>
    rows.map(([anchor, heading, text], order) => ({ page, url, title, part, anchor, heading, text, order })),
  )
  return { sections, groups, words, longest, questions }
}

/** The terms of a query: full-width forms made plain, cut at spaces and punctuation; 标准 1.0 is one term. */
export function termsOf(query) {
  const text = query.normalize("NFKC").toLowerCase().slice(0, LIMIT.characters).replace(GAP, "")
  const terms = text.split(SPACES).map((term) => term.replace(UNSEEN, ""))
  return terms.filter((term) => /[\p{L}\p{N}]/u.test(term)).slice(0, LIMIT.terms)
}

/**
 * Search: returns {kind: "full" | "partial" | "none", count, pages: [{url, title, part, hits: [{section, first}]}]},
 * best page first, best section first within it; `count` pages hold the whole query, what comes after them is near it.
 */
export function search(index, query) {
  const terms = termsOf(query)
  if (!terms.length) return { kind: "none", count: 0, pages: [] }
  const whole = patternsOf(index, terms)
  // What is Chinese and what is Latin in a term may also stand apart.
  const parts = terms.flatMap((term) => term.match(RUNS))
  const apart = parts.length > terms.length && parts.every((part) => part.length > 1) ? patternsOf(index, parts) : null
  const hits = index.sections.map((section) => full(section, whole, 2) ?? (apart && full(section, apart, 1)))
  const pages = byPage(hits.filter(Boolean), HAN.test(query))
  const count = new Set(pages.map(({ url }) => url)).size
  const near = count < LIMIT.fewPages ? byPage(partial(index, terms)) : []
  pages.push(...near.filter(({ url }) => pages.every((page) => page.url !== url)))
  return { kind: count ? "full" : pages.length ? "partial" : "none", count, pages }
}

const patternsOf = (index, terms) => terms.map((term) => [pattern(index, term, false), pattern(index, term, true)])
const span = (match) => [match.index, match.index + match[0].length]
const worth = ({ title, heading, text }, regex) =>
  heading.search(regex) >= 0 ? WEIGHT.piece : title.search(regex) >= 0 ? WEIGHT.pieceInTitle : text.search(regex) >= 0 ? 1 : 0

function full(section, patterns, tier) {
  const literal = patterns.map(([exact]) => measure(section, exact))
  const other = ([exact, wide]) => (wide.source === exact.source ? null : measure(section, wide))
  const hits = literal.map((hit, at) => hit ?? other(patterns[at]))
  if (!hits.every(Boolean)) return null
  const score = hits.reduce((sum, hit) => sum + hit.score, 0)
  return { section, tier: literal.every(Boolean) ? tier : 1, score, first: hits.find((hit) => hit.first)?.first ?? null }
}

function measure({ title, heading, text, order }, regex) {
  const inTitle = share(title, regex)
  const inHeading = order ? share(heading, regex) : inTitle
  const inText = [...text.matchAll(regex)]
  if (!inText.length && !inHeading) return null
  const first = inText.length ? span(inText[0]) : null
  const early = first ? WEIGHT.early * (1 - first[0] / text.length) : 0
  const counts = WEIGHT.count * Math.min(inText.length, WEIGHT.mostCounts)
  const names = WEIGHT.title * inTitle * (order ? WEIGHT.pagePart : 1) + WEIGHT.heading * inHeading
  return { score: names + counts + early, first }
}

/** How much of a title a term is, 0.4–1; more where the title begins with it, for that is what the page is about. */
function share(text, regex) {
  const found = text.match(regex)
  return found ? 0.4 + 0.6 * (found[0].length / text.length) + (text.search(regex) ? 0 : WEIGHT.begins) : 0
}

/** Sections that hold most of the query: a character counts, by how rare it is, where it stands with a neighbour. */
function partial(index, terms) {
  const { units, pieces } = piecesOf(index, terms)
  const regexes = pieces.map(([from, to]) => pattern(index, units.slice(from, to).join(""), true))
  const rows = index.sections.map((section) => regexes.map((regex) => worth(section, regex)))
  const covers = units.map((_, unit) => [...pieces.keys()].filter((at) => pieces[at][0] <= unit && unit < pieces[at][1]))
  const best = (unit, row) => Math.max(...covers[unit].map((at) => row[at]))
  const known = regexes.map((_, at) => Math.max(...rows.map((row) => row[at])))
  const weights = units.map((unit, at) => (best(at, known) ? rarity(index, pattern(index, unit, false)) * Math.min(unit.length, WEIGHT.latin) : 0))
  const all = weights.reduce((sum, weight) => sum + weight, 0) || 1
  return index.sections.flatMap((section, at) => {
    const held = weights.reduce((sum, weight, unit) => sum + weight * best(unit, rows[at]), 0) / all
    if (held < LIMIT.held) return []
    const inText = regexes.find((regex) => section.text.search(regex) >= 0)
    return { section, tier: 0, score: held, first: inText ? span(section.text.matchAll(inText).next().value) : null }
  })
}

/** The units of a query (a Chinese character, a Latin word) and its pieces [from, to): pairs of units, known words. */
function piecesOf(index, terms) {
  const runs = terms.flatMap((term) => term.split(index.questions)).flatMap((part) => fold(index, part).match(RUNS) ?? [])
  const long = runs.filter((run) => run.length > 1)
  const [units, pieces] = [[], []]
  for (const run of long.length ? long : runs) {
    const start = units.length
    units.push(...(HAN.test(run) ? run : [run]).slice(0, LIMIT.units - start))
    const end = units.length
    for (let at = start; at < end && (at === start || at + 1 < end); at++) {
      const word = wordAt(index, units.slice(start, end).join(""), at - start)
      for (const to of new Set([at + 2, at + Math.max(2, word.length)])) pieces.push([at, Math.min(to, end)])
    }
  }
  return { units, pieces }
}

/** How rare a unit is, judged on a sample where the index is large. */
function rarity({ sections }, regex) {
  const sample = sections.filter((_, at) => at % Math.ceil(sections.length / LIMIT.sample) === 0)
  return Math.log(1 + sample.length / Math.max(1, sample.filter((section) => worth(section, regex)).length))
}

/**
 * What is equally good stays in the order of the book: hits come in it, and sorting is stable. A page of which some
 * sections hold the query as typed and some by another name stands twice, so that none of these precedes one of those;
 * its first place has the worth of all its sections. Lists come after what holds the query as typed; where that is an
 * abbreviation (UV), or stands in lists alone (复盘 on traditional pages), after its other names, which chapters use.
 */
function byPage(hits, isWord = true) {
  const better = (a, b) => b.tier - a.tier || b.score - a.score
  const listed = isWord && hits.some(({ tier, section }) => tier > 1 && !LISTS.test(section.url)) ? 1.5 : 1
  const pages = new Map()
  for (const hit of hits.sort(better)) {
    const { page, url, title, part } = hit.section
    const isList = LISTS.test(url)
    const weight = isList ? WEIGHT.listed : RETOLD.test(url) ? WEIGHT.retold : 1
    if (!pages.has(page)) pages.set(page, { hits: 0, places: [] })
    const entry = pages.get(page)
    const worth = (hit.score * weight) / 2 ** entry.hits++
    if (entry.places.at(-1)?.hits[0].tier !== hit.tier) {
      entry.places.push({ url, title, part, tier: Math.min(hit.tier, isList ? listed : 2), score: 0, hits: [] })
    }
    for (const place of new Set([entry.places[0], entry.places.at(-1)])) place.score += worth
    entry.places.at(-1).hits.push(hit)
  }
  return [...pages.values()].flatMap(({ places }) => places).sort(better)
}
