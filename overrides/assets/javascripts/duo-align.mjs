// Beyond so many cells the table of scores is not worth the wait: the rest is told as standing alone.
const LARGEST = 2_000_000
const WORD = 6

/**
 * Pair the runs ({tag, text}) of two pages: [[at, to], …] in order, null where one page has nothing for the other's.
 * Pages built alike pair one to one; where they do not, the pairs that have most in common do.
 */
export function align(mine, theirs) {
  if (mine.length === theirs.length && mine.every(({ tag }, at) => tag === theirs[at].tag)) {
    return mine.map((_, at) => [at, at])
  }
  let start = 0
  while (start < Math.min(mine.length, theirs.length) && alike(mine[start], theirs[start])) start += 1
  let end = 0
  const most = Math.min(mine.length, theirs.length) - start
  while (end < most && alike(mine.at(-1 - end), theirs.at(-1 - end))) end += 1
  const middle = between(mine.slice(start, mine.length - end), theirs.slice(start, theirs.length - end))
  return [
    ...mine.slice(0, start).map((_, at) => [at, at]),
    ...middle.map((pair) => pair.map((at) => (at === null ? null : at + start))),
    ...Array.from({ length: end }, (_, at) => [mine.length - end + at, theirs.length - end + at]),
  ]
}

/** The best pairing by the sum of what the pairs have in common; at equal sums, pairs before gaps. */
function between(mine, theirs) {
  const width = theirs.length + 1
  if (mine.length * theirs.length > LARGEST) {
    return [...mine.map((_, at) => [at, null]), ...theirs.map((_, to) => [null, to])]
  }
  const best = new Float32Array((mine.length + 1) * width)
  const value = (at, to) => (mine[at].tag === theirs[to].tag ? worth(mine[at], theirs[to]) : -1)
  for (let at = mine.length - 1; at >= 0; at -= 1) {
    for (let to = theirs.length - 1; to >= 0; to -= 1) {
      const here = at * width + to
      best[here] = Math.max(value(at, to) + best[here + width + 1], best[here + width], best[here + 1])
    }
  }
  const pairs = []
  let at = 0
  let to = 0
  while (at < mine.length || to < theirs.length) {
    const here = at * width + to
    const both = at < mine.length && to < theirs.length
    if (both && best[here] === Math.fround(value(at, to) + best[here + width + 1])) pairs.push([at++, to++])
    else if (at < mine.length && (!both || best[here] === best[here + width])) pairs.push([at++, null])
    else pairs.push([null, to++])
  }
  return pairs
}

/** A word may have nothing in common with its counterpart (字段, 欄位); a sentence that has little is another one. */
function worth(one, other) {
  const isWord = Math.max(one.text.length, other.text.length) <= WORD
  return Math.max(common(one, other) - 0.2, isWord ? 0.05 : -1)
}

function alike(one, other) {
  return one.tag === other.tag && common(one, other) >= 0.5
}

/** How much of their characters two runs share, 0 to 1; both are in the same characters when they come here. */
function common(one, other) {
  one.bag ??= new Set(one.text)
  other.bag ??= new Set(other.text)
  let shared = 0
  for (const character of one.bag) shared += other.bag.has(character)
  return (2 * shared) / (one.bag.size + other.bag.size)
}
