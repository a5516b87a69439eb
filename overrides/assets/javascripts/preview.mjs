import { part } from "./component.mjs"

/** While writing (make serve): what is wrong in the sources, with file and line, above the page. */
export class Preview {
  static moduleName = "preview"

  constructor($root) {
    this.$root = $root
    this.read()
  }

  async read() {
    const answer = await fetch(this.$root.dataset.faults, { cache: "no-store" })
    const faults = await answer.json()
    part(this.$root, "[data-preview-count]").textContent = faults.length
    part(this.$root, "[data-preview-list]").replaceChildren(...faults.map((fault) => this.row(fault)))
    this.$root.hidden = faults.length === 0
  }

  row({ place, rule, message }) {
    const $row = part(this.$root, "template").content.firstElementChild.cloneNode(true)
    part($row, "code").textContent = place
    part($row, "span").textContent = `${rule}: ${message}`
    return $row
  }
}
