/** The state of a calculator in the address, `?funnel.rows=…`: pure functions, no DOM. */

// Beyond this, chat tools and servers cut an address off.
const LONGEST = 4000

/** Read what a query says to the fields (`names`) of calculator `id`: {texts: {name: text}, unknown: [names]}. */
export function parse(query, id, names) {
  const texts = {}
  const unknown = []
  for (const [key, text] of new URLSearchParams(query)) {
    if (!key.startsWith(`${id}.`)) continue
    const name = key.slice(id.length + 1)
    if (names.includes(name)) texts[name] = text.slice(0, LONGEST)
    else unknown.push(key.slice(0, 40))
  }
  return { texts, unknown }
}

/** Write texts that differ from the example's into a query, the parameters of others kept: {query, isCut: rows too long}. */
export function serialize(query, id, texts, example) {
  const params = new URLSearchParams(query)
  let isCut = false
  for (const [name, text] of Object.entries(texts)) {
    const isLong = encodeURIComponent(text).length > LONGEST
    isCut ||= isLong
    if (text === example[name] || isLong) params.delete(`${id}.${name}`)
    else params.set(`${id}.${name}`, text)
  }
  const written = params.toString()
  return { query: written && `?${written}`, isCut }
}
