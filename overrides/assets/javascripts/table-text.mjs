/** A table's visible text as rows of cells; a list in a cell becomes its items, joined by `between`. */
export function rowsOf($table, between) {
  const isShown = ($part) => $part.checkVisibility?.() ?? !$part.closest("[hidden]")
  const textOf = ($cell) => {
    const $items = [...$cell.querySelectorAll("li")].filter(isShown)
    const $name = $cell.tagName === "TH" && $cell.querySelector("a:not(.handbook-edit)")
    const parts = $items.length ? $items : [$name || $cell]
    return parts.map(plain).join(between)
  }
  return [...$table.rows].filter(isShown).map(($row) => [...$row.cells].filter(isShown).map(textOf))
}

function plain($part) {
  const $copy = $part.cloneNode(true)
  for (const $unseen of $copy.querySelectorAll(".handbook-edit, .handbook-comparison__hint")) $unseen.remove()
  for (const $detail of $copy.querySelectorAll(".handbook-detail")) $detail.prepend(" ")
  return $copy.textContent.replace(/\s+/g, " ").trim()
}

/** Rows as a Markdown table. */
export function markdown(rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [line(rows[0]), line(rows[0].map(() => "---")), ...rows.slice(1).map(line)].join("\n")
}

/** Rows as a spreadsheet takes them from the clipboard: cells parted by tabs. */
export function tsv(rows) {
  return rows.map((cells) => cells.join("\t")).join("\n")
}

/** Rows as CSV, every cell quoted; a cell that a spreadsheet would take for a formula is made plain text. */
export function csv(rows) {
  const cell = (text) => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`
  return rows.map((cells) => cells.map(cell).join(",")).join("\r\n")
}
