import { parse } from "./builder-plan.mjs"
import { fileOf, yaml } from "./builder-yaml.mjs"
import { copy } from "./clipboard.mjs"

let source

/** Give a plan away: as a link, on paper, as a file of the book's source, as the page beside it; returns what to say. */
export async function give(name, builder) {
  if (name === "link") return copied(builder.url)
  if (name === "print") return [window.print() ?? "printed"]
  source ??= await read(builder)
  // What is still the book's own is in the script of its source; what the reader wrote stands.
  const { plan } = parse(builder.query, source)
  if (name === "page") return copied(page(plan, builder.$("[data-builder-page]").textContent))
  if (!plan.days.some(({ items }) => items.length)) return ["empty"]
  return name === "save" ? save(plan) : copied(yaml(plan, source), "unwritten")
}

async function read({ book, $root }) {
  if (document.documentElement.lang !== "zh-Hant") return book
  const found = await fetch(`${$root.dataset.base}../${$root.dataset.page}`)
  const page = new DOMParser().parseFromString(await found.text(), "text/html")
  return JSON.parse(page.querySelector("[data-builder-book]").textContent)
}

async function copied(text, said = "copied") {
  return [(await copy(text)) ? said : "failed"]
}

function page(plan, template) {
  const title = (plan.title.trim() || source.words.title).replace(/\s+/g, " ")
  const words = { id: fileOf(plan), title, quoted: JSON.stringify(title) }
  return template.replace(/\{(id|title|quoted)\}/g, (_, word) => words[word])
}

function save(plan) {
  const href = URL.createObjectURL(new Blob([yaml(plan, source)]))
  const download = `${fileOf(plan)}.yml`
  Object.assign(document.createElement("a"), { href, download }).click()
  return ["saved", download]
}
