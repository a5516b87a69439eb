import { clock } from "./clock-time.mjs"

/**
 * A plan and its address, `?day=09:30,name~read,trio/user.rfm,5,title,note~break,,10&n=2`: pure functions, no DOM.
 * `3.1a2b` is an item as the course of `from` has it: its place and a check.
 */
export const LONGEST = 4000
export const MOST = 240
const KINDS = ["read", "talk", "exercise", "quiz", "assess", "discuss", "break"]
const START = "09:30"
export const LISTS = ["objectives", "prepare"]
export const TEXTS = ["title", "audience", "id"]
const ESCAPES = { _: "__", "~": "_-", ",": "_." }

const escape = (text) => text.replace(/[_~,]/g, (sign) => ESCAPES[sign])
const unescape = (text) => text.replace(/_([_.-])/g, (_, sign) => ({ _: "_", "-": "~", ".": "," })[sign])
const encode = (text) => encodeURIComponent(text).replace(/%(2C|2F|3A)/g, decodeURIComponent).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
const has = (table, name) => Object.hasOwn(table, name)

/** Text that links, files and our pages can hold: no halves of characters, none of the signs that pages keep. */
export const clean = (text) => text.replace(/\r\n?/g, "\n").replace(/[\p{Cs}\0\ue000-\ue002]/gu, "\ufffd")

/** An item with nothing in it but what `given` says. */
export const itemOf = (given) => ({ kind: "talk", section: "", sheet: "", quiz: "", chapters: [], count: 0, minutes: 10, title: "", note: "", ref: "", ...given })

/** A course of the book as a plan; "": an empty plan. */
export function planOf(from, book) {
  const pack = has(book.packs, from) ? book.packs[from] : { days: [{ start: START, name: "", items: [] }] }
  let at = 0
  const days = pack.days.map(({ start, name, items }) => ({ start, name, items: items.map((item) => itemOf({ ...item, ref: `${at++}.${item.ref}` })) }))
  return { title: "", audience: "", id: "", objectives: [], prepare: [], ...pack, from: has(book.packs, from) ? from : "", days }
}

/** Write a plan as a query without its question mark, what is still as in its course left out. */
export function serialize(plan, book) {
  const base = planOf(plan.from, book)
  const items = base.days.flatMap((day) => day.items)
  const pairs = [...(plan.from ? [["from", plan.from]] : []), ...TEXTS.filter((name) => plan[name] !== base[name]).map((name) => [name, plan[name]])]
  for (const name of LISTS) {
    const text = (of) => of[name].map(escape).join("~")
    if (text(plan) !== text(base)) pairs.push([name, text(plan)])
  }
  for (const [at, { start, name, items: rows }] of plan.days.entries()) {
    const head = name === (base.days[at]?.name ?? "") ? start : `${start},${escape(name)}`
    pairs.push(["day", [head, ...rows.map((item) => written(item, items))].join("~")])
  }
  const count = plan.days.reduce((sum, day) => sum + day.items.length, 0)
  return [...pairs, ["n", String(count)]].map(([name, text]) => `${name}=${encode(text)}`).join("&")
}

const what = ({ count, section, sheet, quiz, chapters }) => [count || "", section, sheet, quiz, ...[...chapters].sort()].filter(Boolean).join(":").replaceAll("#", ".")

function written(item, items) {
  const base = items.find(({ ref }) => ref === item.ref)
  const isKept = base && base.kind === item.kind && what(base) === what(item) && (item.title || !base.title) && (item.note || !base.note)
  const texts = ["title", "note"].map((name) => (isKept && item[name] === base[name] ? "" : escape(item[name])))
  const minutes = isKept && item.minutes === base.minutes ? "" : item.minutes
  return [...(isKept ? [item.ref] : [item.kind, what(item)]), minutes, ...texts].join(",").replace(/,+$/, "")
}

/** Read a query: {plan, faults: [[name of a sentence, what stood there]]}; what can be read is kept. */
export function parse(query, book) {
  const params = new URLSearchParams(query)
  const faults = []
  const say = (name, text) => faults.push([name, text.slice(0, 60)])
  const plan = planOf(params.get("from") ?? "", book)
  if (params.get("from") && !plan.from) say("from", params.get("from"))
  const given = params.getAll("day")
  const isCut = given.length > 0 && !params.has("n")
  const text = (raw) => clean(isCut ? raw.replace(/\ufffd+/g, "") : raw)
  for (const name of TEXTS) plan[name] = text(params.get(name) ?? plan[name])
  for (const name of LISTS) if (params.has(name)) plan[name] = text(params.get(name)).split("~").filter(Boolean).map(unescape)
  const items = plan.days.flatMap((day) => day.items)
  if (given.length) plan.days = given.map((day, at) => readDay(text(day), plan.days[at]?.name ?? "", items, book, say))
  const count = plan.days.reduce((sum, day) => sum + day.items.length, 0)
  if (given.length && Number(params.get("n") ?? -1) !== count) say("cut", String(count))
  return { plan, faults }
}

function readDay(text, usual, items, book, say) {
  const [head, ...rows] = text.split("~")
  const [start, name] = head.split(",")
  if (clock(start, 0) === null) say("time", start)
  const given = rows.filter(Boolean)
  if (given.length > MOST) say("items", String(given.length - MOST))
  const found = given.slice(0, MOST).map((row) => readItem(row.split(","), items, book, say))
  return { start: clock(start, 0) ?? START, name: name === undefined ? usual : unescape(name), items: found }
}

function readItem(fields, items, book, say) {
  const [at, check] = fields[0].split(".")
  if (!check) return readOwn(fields, book, say)
  const isSame = (item) => item?.ref.endsWith(`.${check}`)
  const there = /^\d+$/.test(at) ? items[at] : undefined
  const base = [there, ...items].find(isSame) ?? there
  if (!isSame(base)) say(base ? "changed" : "gone", fields[0])
  const [, minutes, title = "", note = ""] = fields
  const item = itemOf({ ...base, title: unescape(title) || base?.title || "", note: unescape(note) || base?.note || "" })
  item.minutes = readMinutes(minutes, item.minutes, say)
  return item
}

function readOwn([kind, targets = "", minutes, title = "", note = ""], book, say) {
  if (!KINDS.includes(kind)) say("kind", kind)
  const item = itemOf({ kind: KINDS.includes(kind) ? kind : "talk", title: unescape(title), note: unescape(note) })
  for (const target of targets.split(":").filter(Boolean)) readTarget(target.replace(".", "#"), item, book, say)
  // What cannot be read any more is still told: its time is not lost.
  if (kind === "read" && !item.section) item.kind = "talk"
  const usual = has(book.titles, item.section) ? Math.min(MOST, book.titles[item.section][1]) : 10
  item.minutes = readMinutes(minutes, usual, say)
  return item
}

function readTarget(target, item, book, say) {
  if (/^\d+$/.test(target)) item.count = Math.min(99, Number(target))
  else if (has(book.sheets, target)) item.sheet = target
  else if (has(book.quizzes, target)) item.quiz = target
  else {
    const address = arrive(target, book)
    const page = arrive(target.split("#")[0], book)
    if (address !== target) say(address ? "moved" : page ? "section" : "unknown", target)
    if (!page && !address) item.title ||= target
    else if (item.kind === "quiz") item.chapters.push(address.split("#")[0] || page)
    else item.section = address || page
  }
}

/** Where an address leads now, through what was renamed; "" where it leads nowhere. */
export function arrive(address, { titles, moves }) {
  const [page, anchor] = address.split("#")
  const led = (from) => (has(moves, from) ? moves[from] : "")
  return [address, led(address), anchor && led(page) && `${led(page)}#${anchor}`].find((one) => one && has(titles, one)) ?? ""
}

function readMinutes(text, usual, say) {
  if (!text) return usual
  const minutes = Number(text)
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST) return minutes
  say("minutes", text)
  return usual
}

// As the page of the courses has it: no longer heard or read in one go, no longer without a break.
const SITTING = 25
const STAYING = 75

/** How long items take together. */
export const total = (items) => items.reduce((sum, { minutes }) => sum + minutes, 0)

/** When each item of a day begins, and at last when the day ends. */
export function times({ start, items }) {
  let after = 0
  return [...items.map(({ minutes }) => clock(start, (after += minutes) - minutes)), clock(start, after)]
}

/** Where a day tires: [name of a sentence, from, to, minutes]. */
export const tiring = (day) => [
  ...stretches(day, ({ kind }) => kind === "read" || kind === "talk", SITTING, "sitting"),
  ...stretches(day, ({ kind }) => kind !== "break", STAYING, "staying"),
]

function stretches(day, belongs, most, name) {
  const at = times(day)
  const found = []
  for (let first = 0, last = 0; first < day.items.length; first = last + 1) {
    for (last = first; last < day.items.length && belongs(day.items[last]); ) last++
    const minutes = total(day.items.slice(first, last))
    if (minutes > most) found.push([name, at[first], at[last], minutes])
  }
  return found
}

/** What an item is called where nobody gave it a title. */
export function titleOf({ title, section, sheet, quiz, kind }, { titles, sheets, quizzes, words }) {
  return title.trim() || titles[section]?.[0] || sheets[sheet] || quizzes[quiz] || words[kind]
}
