import { part } from "./component.mjs"
import { show } from "./number-text.mjs"

/** Puts the results of a calculator on the page; every word comes from its HTML, every cell is set as text. */

const MOST_ROWS = 50

/** The sentence of a key, {0} and {output} filled in; `outputs` maps an output to its text. */
export function say($root, [key, ...given], outputs = {}) {
  const text = part($root, `[data-say="${key}"]`).textContent
  return text.replace(/\{(\w+)\}/g, (_, name) => outputs[name] ?? show(given[name] ?? null, { digits: Number.isInteger(given[name]) ? 0 : 2 }))
}

/** How a cell or output is shown, as its element says. */
export const styleOf = ($element) => ({ ...$element.dataset, digits: Number($element.dataset.digits) })

/** The text of a cell; @key stands for one of our own words. */
export const textOf = ($root, value, style) => (typeof value === "string" && value.startsWith("@") ? say($root, [value.slice(1)]) : show(value, style))

/** Fill a table; its last column repeats as often as the rows are long. */
export function fillTable($root, $table, rows) {
  const $heads = fitHeads($table, Math.max(...rows.map((cells) => cells.length)))
  const styles = $heads.map(styleOf)
  $table.tBodies[0].replaceChildren(...rows.slice(0, MOST_ROWS).map((cells) => {
    const $row = document.createElement("tr")
    $row.append(...styles.map((style, at) => cellOf($root, cells[at] ?? null, style, at === 0, textOf($root, cells[0], styles[0]))))
    return $row
  }))
}

function fitHeads($table, count) {
  const $row = $table.tHead.rows[0]
  const $last = $row.cells[$row.cells.length - 1]
  if ($last.dataset.repeat) {
    while ($row.cells.length > count) $row.lastElementChild.remove()
    while ($row.cells.length < count) $row.append($last.cloneNode())
    const first = [...$row.cells].findIndex(($cell) => $cell.dataset.repeat)
    ;[...$row.cells].slice(first).forEach(($cell, at) => ($cell.textContent = $cell.dataset.repeat.replace("#", at + 1)))
  }
  return [...$row.cells]
}

function cellOf($root, value, style, isHead, name) {
  const $cell = document.createElement(isHead ? "th" : "td")
  if (isHead) $cell.scope = "row"
  if (style.show === "bar") {
    const $bar = document.createElement("progress")
    $bar.value = value || 0
    $bar.ariaLabel = name
    $cell.append($bar)
    return $cell
  }
  $cell.textContent = textOf($root, value, style)
  if (style.show === "heat" && value !== null) $cell.dataset.heat = Math.min(6, Math.ceil(value * 10))
  return $cell
}

/** Draw the interval on its line, 0 in the middle; the same geometry as in calculator.html. */
export function drawInterval($svg, outputs, values) {
  const { low, high, at, worth } = $svg.dataset
  const ends = [outputs[low], outputs[high], values[worth] ?? 0]
  const most = Math.max(...ends.map(Math.abs)) || 1
  const x = (value) => 160 + (value / most) * 140
  const move = (name, attributes) => {
    for (const [key, value] of Object.entries(attributes)) part($svg, `[data-mark="${name}"]`).setAttribute(key, value.toFixed(1))
  }
  move("range", { x: x(ends[0]), width: x(ends[1]) - x(ends[0]) })
  move("at", { cx: x(outputs[at]) })
  move("worth", { x1: x(ends[2]), x2: x(ends[2]) })
}
