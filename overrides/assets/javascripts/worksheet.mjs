import { copy } from "./clipboard.mjs"
import { part } from "./component.mjs"
import { sentence } from "./quiz-mark.mjs"
import { rowsOf, tsv } from "./table-text.mjs"

/** A worksheet: prints the empty or the filled-in one alone, copies either so that a spreadsheet takes it as cells. */
export class Worksheet {
  static moduleName = "worksheet"

  constructor($root) {
    this.$root = $root
    for (const $button of $root.querySelectorAll("[data-sheet-print]")) {
      $button.addEventListener("click", () => this.print($button.dataset.sheetPrint))
    }
    for (const $button of $root.querySelectorAll("[data-sheet-copy]")) {
      $button.addEventListener("click", () => this.copy($button.dataset.sheetCopy))
    }
  }

  print(kind) {
    this.$root.dataset.print = kind
    window.print()
    delete this.$root.dataset.print
  }

  async copy(kind) {
    const tables = [...part(this.$root, `[data-sheet="${kind}"]`).querySelectorAll("table")]
    const text = tables.map((table) => tsv(rowsOf(table, "; "))).join("\n\n")
    part(this.$root, "[data-sheet-status]").textContent = sentence(this.$root, (await copy(text)) ? "copied" : "failed")
  }
}
