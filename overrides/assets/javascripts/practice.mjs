import { part } from "./component.mjs"
import { remember } from "./missed.mjs"
import { dataOf, mark, sentence } from "./quiz-mark.mjs"

/** The three questions at the end of a chapter: marked at once, what is not answered keeps its reasons folded. */
export class Practice {
  static moduleName = "practice"

  constructor($root) {
    this.$root = $root
    this.items = dataOf($root).items
    $root.addEventListener("submit", (event) => this.check(event))
  }

  check(event) {
    event.preventDefault()
    const results = this.items.map((item) => mark(this.$root, item))
    for (const [at, item] of this.items.entries()) remember(item.id, results[at])
    const right = results.filter(Boolean).length
    const open = results.filter((result) => result === null).length
    const lines = [sentence(this.$root, "right", `${right}/${results.length}`), ...(open ? [sentence(this.$root, "open", open)] : [])]
    part(this.$root, "[data-quiz-status]").textContent = lines.join("")
  }
}
