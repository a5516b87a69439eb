const WRITTEN = /[\p{L}\p{N}]/u
// Beyond so many cells two runs are not compared: a page holds no sentence of that length.
const LARGEST = 4_000_000
// Runs of some length that share less than this are not one text in two scripts: somebody wrote each for itself.
const SHARED = 0.4
const SHORT = 12

/** The map from a traditional character to its simplified one, from text in which they stand in twos. */
export function glyphMap(text) {
  const characters = [...text.trim()]
  return new Map(characters.flatMap((one, at) => (at % 2 ? [] : [[one, characters[at + 1]]])))
}

/** The letters, characters and digits of a node, without marks and spaces. */
export function letters($node) {
  return [...$node.textContent].filter((one) => WRITTEN.test(one)).join("")
}

/** Written words in simplified characters, whatever they came in. */
export function simplified(words, glyphs) {
  return Array.from(words, (one) => glyphs.get(one) ?? one).join("")
}

/**
 * The stretches in which two lists differ, as [start, end, start, end] of either, given the pairs that they have in
 * common; a lone common character between two of them belongs to the word around it (运营, 营运).
 */
export function stretches(mine, theirs, pairs = commonPairs(mine, theirs)) {
  const found = []
  let at = 0
  let to = 0
  for (const [one, other] of [...pairs, [mine.length, theirs.length]]) {
    if (one > at || other > to) {
      const last = found.at(-1)
      if (last && at - last[1] <= 1) [last[1], last[3]] = [one, other]
      else found.push([at, one, to, other])
    }
    ;[at, to] = [one + 1, other + 1]
  }
  return found
}

/** Mark the words that differ between two elements; returns how many, null where the texts are not the same one. */
export function wordsApart($mine, $theirs, glyphs) {
  const [mine, theirs] = [writtenIn($mine), writtenIn($theirs)]
  const [plain, others] = [mine, theirs].map((list) => list.map(({ character }) => glyphs.get(character) ?? character))
  const pairs = commonPairs(plain, others)
  const longer = Math.max(mine.length, theirs.length)
  if (longer > SHORT && pairs.length < SHARED * longer) return null
  const found = stretches(plain, others, pairs)
  for (const [from, end, start, until] of found.toReversed()) {
    mark(mine.slice(from, end))
    mark(theirs.slice(start, until))
  }
  return found.length
}

/** The pairs of equal items of a longest common subsequence, in order. */
function commonPairs(mine, theirs) {
  const width = theirs.length + 1
  if (mine.length * theirs.length > LARGEST) return []
  const length = new Uint16Array((mine.length + 1) * width)
  for (let at = mine.length - 1; at >= 0; at -= 1) {
    for (let to = theirs.length - 1; to >= 0; to -= 1) {
      const here = at * width + to
      length[here] = mine[at] === theirs[to] ? length[here + width + 1] + 1 : Math.max(length[here + width], length[here + 1])
    }
  }
  const pairs = []
  for (let at = 0, to = 0; at < mine.length && to < theirs.length; ) {
    if (mine[at] === theirs[to]) pairs.push([at++, to++])
    else if (length[(at + 1) * width + to] >= length[at * width + to + 1]) at += 1
    else to += 1
  }
  return pairs
}

function writtenIn($root) {
  const found = []
  const walker = document.createTreeWalker($root, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const $text = walker.currentNode
    if ($text.parentElement.closest(".headerlink, button, [hidden]")) continue
    let offset = 0
    for (const character of $text.data) {
      if (WRITTEN.test(character)) found.push({ character, $text, offset })
      offset += character.length
    }
  }
  return found
}

/** Mark these places; from the last text to the first, so that what is cut off keeps the offsets before it. */
function mark(places) {
  const ends = new Map()
  for (const { $text, offset, character } of places) {
    const start = ends.get($text)?.start ?? offset
    ends.set($text, { start, end: offset + character.length })
  }
  for (const [$text, { start, end }] of ends) {
    const $mark = document.createElement("mark")
    const $word = $text.splitText(start)
    $word.splitText(end - start)
    $word.replaceWith($mark)
    $mark.append($word)
  }
}
