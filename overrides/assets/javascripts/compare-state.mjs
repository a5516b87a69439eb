/** The state of a comparison in the address: pure functions between `?roles=…` and an object, no DOM. */

export const MOST = 4
const LISTS = ["roles", "dims"]
const CHOICES = ["only", "view", "company", "business"]

/**
 * Read a query string. `known` lists the ids that exist: {roles, dims, only, view, company, business}; `moved` says
 * what old ids are called now.
 * Returns {state, unknown, left}: ids that do not exist, and roles beyond the four that fit.
 */
export function parse(query, known, moved = {}) {
  const params = new URLSearchParams(query)
  const unknown = []
  const state = { roles: [], dims: [], only: "", view: "", company: "", business: "" }
  for (const name of LISTS) {
    const ids = [...new Set((params.get(name) ?? "").split(",").map((id) => id.trim()).map((id) => (Object.hasOwn(moved, id) ? moved[id] : id)).filter(Boolean))]
    unknown.push(...ids.filter((id) => !known[name].includes(id)))
    state[name] = ids.filter((id) => known[name].includes(id))
  }
  for (const name of CHOICES) {
    const value = params.get(name) ?? ""
    if (known[name].includes(value)) state[name] = value
    else if (value) unknown.push(value)
  }
  const left = state.roles.splice(MOST)
  return { state, unknown: unknown.map((id) => id.slice(0, 40)).slice(0, 10), left }
}

/** Write a state as a query string, in a fixed order, what is not chosen left out; other parameters are kept. */
export function serialize(state, query = "") {
  const params = new URLSearchParams(query)
  for (const name of [...LISTS, ...CHOICES]) params.delete(name)
  for (const name of LISTS) if (state[name].length) params.set(name, state[name].join(","))
  for (const name of CHOICES) if (state[name]) params.set(name, state[name])
  const text = params.toString().replaceAll("%2C", ",")
  return text ? `?${text}` : ""
}

/** Keys that every one of the lists holds: what the compared roles have in common. */
export function shared(lists) {
  if (lists.length < 2) return new Set()
  return new Set(lists[0].filter((key) => lists.every((list) => list.includes(key))))
}

/** Sort what a new role takes by what one has: {shared, stretch, new}, each a list of skill ids. */
export function move(has, needs) {
  const steps = { shared: [], stretch: [], new: [] }
  for (const [skill, level] of needs) {
    const mine = has.get(skill) ?? 0
    steps[mine >= level ? "shared" : mine ? "stretch" : "new"].push(skill)
  }
  return steps
}
