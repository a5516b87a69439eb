import { part } from "./component.mjs"
import { align } from "./duo-align.mjs"
import { glyphMap, letters, simplified, wordsApart } from "./duo-diff.mjs"

const BLOCK =
  "address, article, aside, blockquote, caption, dd, details, div, dl, dt, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hr, li, ol, p, pre, section, summary, table, tbody, td, tfoot, th, thead, tr, ul"
// Parts that work (quizzes, calculators) stay as they are: what they show is not in the page that is fetched.
const APART = "[data-module], [hidden], form, pre, script, style, template"
const UNCOPIED = ".headerlink, .handbook-edit, button, [hidden]"
const HAN = /\p{Script=Han}/u

/** Both scripts of a page side by side, paragraph by paragraph (`?duo`), with the words marked that differ. */
export class Duo {
  static moduleName = "duo"

  constructor($root) {
    this.$root = $root
    this.$article = $root.parentElement
    this.$switch = part(document, "[data-module=script-switch]")
    const plain = new URL(location.href)
    plain.searchParams.delete("duo")
    part($root, "[data-duo-leave]").href = plain.href
    this.start()
  }

  async start() {
    this.say("loading")
    try {
      const url = new URL(this.$switch.href)
      url.search = url.hash = ""
      const [page, glyphs] = await Promise.all([text(url), text(this.$root.dataset.glyphs)])
      const $other = part(new DOMParser().parseFromString(page, "text/html"), "article")
      this.show($other, url, glyphMap(glyphs))
    } catch (error) {
      this.$root.dataset.duo = "failed"
      this.say("failed")
    }
  }

  show($other, url, glyphs) {
    const [mine, theirs] = [runsOf(this.$article, glyphs), runsOf($other, glyphs)]
    const counts = { pairs: 0, words: 0, alone: 0 }
    let $last = null
    for (const [at, to] of align(mine, theirs)) {
      const $mine = at === null ? null : into(mine[at])
      const $theirs = to === null ? null : this.copy(theirs[to], url)
      const words = $mine && $theirs ? wordsApart($mine, $theirs, glyphs) : null
      if (words === null) for (const $one of [$mine, $theirs]) $one?.classList.add("handbook-duo__alone")
      counts[words === null ? "alone" : "pairs"] += 1
      counts.words += words ?? 0
      $last = this.place($mine, $theirs, $last)
    }
    this.$article.classList.add("handbook-duo-page")
    this.$root.dataset.duo = "ready"
    this.say("ready", counts)
    if (counts.alone) part(this.$root, "[data-duo-status]").append(this.words("alone", counts))
    document.querySelector(":target")?.scrollIntoView()
  }

  /** Put both sides into one pair; what only the other page has follows what stands there before it. */
  place($mine, $theirs, $last) {
    if (!$mine) {
      $last?.append($theirs)
      return $last
    }
    const $other = document.createElement("span")
    $other.className = "handbook-duo__other"
    if ($theirs) $other.append($theirs)
    $mine.lang = document.documentElement.lang
    $mine.after($other)
    return $other
  }

  copy({ nodes }, url) {
    const $copy = document.createElement("span")
    $copy.lang = this.$switch.hreflang
    $copy.append(...nodes.map(($node) => document.importNode($node, true)))
    for (const $part of $copy.querySelectorAll(UNCOPIED)) $part.remove()
    for (const $part of $copy.querySelectorAll("[id]")) $part.removeAttribute("id")
    for (const $link of $copy.querySelectorAll("a[href]")) {
      const href = $link.getAttribute("href")
      if (!href.startsWith("#")) $link.href = new URL(href, url).href
    }
    return $copy
  }

  say(name, values) {
    part(this.$root, "[data-duo-status]").textContent = this.words(name, values)
  }

  words(name, values = {}) {
    return part(this.$root, `[data-say="${name}"]`).textContent.replace(/\{(\w+)\}/g, (_, word) => values[word])
  }
}

async function text(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url}: ${response.status}`)
  return response.text()
}

/** The runs of inline text below `$root` that hold Chinese, in order: {tag, text (in simplified characters), nodes}. */
function runsOf($root, glyphs) {
  const runs = []
  const walk = ($parent) => {
    let nodes = []
    const close = () => {
      const words = nodes.filter(($node) => !$node.matches?.(UNCOPIED)).map(letters).join("")
      if (HAN.test(words)) runs.push({ tag: $parent.localName, text: simplified(words, glyphs), nodes })
      nodes = []
    }
    for (const $node of [...$parent.childNodes]) {
      const isElement = $node.nodeType === Node.ELEMENT_NODE
      if (!isElement || !($node.matches(`${BLOCK}, ${APART}`) || $node.querySelector(BLOCK))) {
        nodes.push($node)
        continue
      }
      close()
      if (!$node.matches(APART)) walk($node)
    }
    close()
  }
  walk($root)
  return runs
}

/** Take the nodes of a run together in one element of a pair, where they stand. */
function into({ nodes }) {
  const $pair = document.createElement("span")
  const $mine = document.createElement("span")
  $pair.className = "handbook-duo__pair"
  nodes[0].before($pair)
  $mine.append(...nodes)
  $pair.append($mine)
  return $mine
}
