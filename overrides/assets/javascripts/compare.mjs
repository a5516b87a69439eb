import { copy } from "./clipboard.mjs"
import { move, parse, serialize, shared } from "./compare-state.mjs"
import { part } from "./component.mjs"
import { csv, markdown, rowsOf } from "./table-text.mjs"

const EXAMPLE = ["activity", "user", "content"]

/** The comparison page: the form writes the address, the address decides what of the table is shown. */
export class Compare {
  static moduleName = "compare"

  constructor($root) {
    this.$root = $root
    this.$form = part($root, "form")
    this.$table = part($root, "table")
    this.$status = part($root, "[data-compare-status]")
    this.$move = part($root, "[data-compare-move]")
    this.rows = [...this.$table.rows].map(($row) => [...$row.cells])
    this.known = this.ids()
    this.listen()
    this.read()
    // On a phone the comparison stands within the first screens; nothing moves, the stylesheet has hidden the choice.
    const wide = matchMedia("(min-width: 45em)")
    const $pick = part($root, "[data-compare-pick]")
    $pick.open = wide.matches
    wide.addEventListener("change", () => ($pick.open ||= wide.matches))
    $root.dataset.ready = ""
  }

  ids() {
    const values = (name) => [...this.$form.elements[name]].map(($option) => $option.value).filter(Boolean)
    const [roles, dims, company, business] = ["roles", "dims", "company", "business"].map(values)
    return { roles, dims, company, business, only: ["diff"], view: ["move"] }
  }

  listen() {
    this.$form.addEventListener("submit", (event) => event.preventDefault())
    this.$form.addEventListener("change", (event) => this.change(event.target))
    part(this.$form, "[data-compare-filter]").addEventListener("input", (event) => this.filter(event.target.value))
    part(this.$form, "[data-compare-print]").addEventListener("click", () => this.print())
    part(this.$form, "[data-compare-clear]").addEventListener("click", () => this.go({ ...this.state, roles: [], view: "", only: "" }))
    for (const $button of this.$form.querySelectorAll("[data-compare-copy]")) {
      $button.addEventListener("click", () => this.copy($button.dataset.compareCopy))
    }
    addEventListener("popstate", () => this.read())
  }

  read() {
    const { state, unknown, left } = parse(location.search, this.known, JSON.parse(this.$root.dataset.moved ?? "{}"))
    this.state = state
    const notices = []
    if (unknown.length) notices.push(this.text("unknown", unknown.join("、")))
    if (left.length) notices.push(this.text("many", this.names(left)))
    this.show(notices)
  }

  change($field) {
    if (!$field.name) return
    const chosen = (name) => [...this.$form.elements[name]].filter(($box) => $box.checked).map(($box) => $box.value)
    const dims = chosen("dims")
    const roles = [...this.state.roles.filter((id) => chosen("roles").includes(id)), ...chosen("roles").filter((id) => !this.state.roles.includes(id))]
    const left = roles.splice(4)
    const value = (name) => this.$form.elements[name].value
    const ticked = (name) => (this.$form.elements[name].checked ? this.$form.elements[name].value : "")
    const all = dims.length === this.known.dims.length
    this.go(
      { roles, dims: all ? [] : dims, only: ticked("only"), view: ticked("view"), company: value("company"), business: value("business") },
      left.length ? [this.text("many", this.names(left))] : [],
    )
  }

  go(state, notices = []) {
    this.state = state
    history.pushState(null, "", `${location.pathname}${serialize(state, location.search)}${location.hash}`)
    this.show(notices)
  }

  show(notices) {
    const { roles, dims } = this.state
    const shown = roles.length ? roles : EXAMPLE
    this.fill()
    for (const $cells of this.rows) leave($cells, shown)
    let different = 0
    for (const $row of this.$table.tBodies[0].rows) {
      const isDifferent = this.mark($row, shown)
      const isLeftOut = dims.length > 0 && !dims.includes($row.dataset.dimension)
      different += isDifferent && !isLeftOut
      $row.hidden = isLeftOut || (this.state.only && !isDifferent)
    }
    this.$table.caption.textContent = this.names(shown)
    this.moveView()
    this.said = [...notices, ...this.summary(shown, different)]
    this.say(this.said)
    part(this.$root, "[data-compare-address]").textContent = location.href
    part(this.$root, "[data-compare-date]").textContent = new Date().toISOString().slice(0, 10)
  }

  fill() {
    const { roles, dims, only, view, company, business } = this.state
    for (const $box of this.$form.elements.roles) $box.checked = roles.includes($box.value)
    for (const $box of this.$form.elements.dims) $box.checked = !dims.length || dims.includes($box.value)
    this.$form.elements.only.checked = Boolean(only)
    this.$form.elements.view.checked = Boolean(view)
    this.$form.elements.company.value = company
    this.$form.elements.business.value = business
  }

  /** Mark what the shown roles share in a row, apply the switches; returns whether anything differs. */
  mark($row, shown) {
    const $lists = [...$row.cells].filter(($cell) => shown.includes($cell.dataset.role)).map(($cell) => [...$cell.querySelectorAll("li")])
    const choice = { company: this.state.company, business: this.state.business }[$row.dataset.dimension] ?? ""
    const keyOf = ($item) => `${$item.dataset.key ?? $item.textContent} ${$item.dataset.level ?? ""}`
    const common = shared($lists.map(($items) => $items.map(keyOf)))
    let isDifferent = shown.length < 2
    for (const $item of $lists.flat()) {
      const isCommon = common.has(keyOf($item))
      $item.toggleAttribute("data-shared", isCommon)
      $item.hidden = Boolean((choice && $item.dataset.only !== choice) || (this.state.only && isCommon))
      isDifferent ||= !isCommon
    }
    return isDifferent
  }

  moveView() {
    const [from, to] = this.state.roles
    const isPair = Boolean(this.state.view) && this.state.roles.length === 2
    this.$move.hidden = !isPair
    if (!isPair) return
    const skills = (role) => new Map([...this.items("skills", role)].map(($item) => [$item.dataset.key, Number($item.dataset.level)]))
    const steps = move(skills(from), skills(to))
    for (const $list of this.$move.querySelectorAll("[data-move]")) {
      const ids = steps[$list.dataset.move]
      $list.replaceChildren(...[...this.items("skills", to)].filter(($item) => ids.includes($item.dataset.key)).map(($item) => this.plainCopy($item)))
      $list.nextElementSibling.hidden = ids.length > 0
    }
    part(this.$move, "[data-move-from]").textContent = this.names([from])
    part(this.$move, "[data-move-to]").textContent = this.names([to])
    const $why = [...this.items("next", from)].find(($item) => $item.dataset.key === to)
    part(this.$move, "[data-move-why]").textContent = $why?.querySelector(".handbook-detail")?.textContent ?? ""
    const $chapter = part(this.$move, "[data-move-chapter]")
    const $head = part(this.$table, `th[data-role="${to}"] a`)
    $chapter.href = $head.href
    $chapter.textContent = $head.textContent
  }

  plainCopy($item) {
    const $copy = $item.cloneNode(true)
    $copy.hidden = false
    return $copy
  }

  items(dimension, role) {
    return this.$table.querySelectorAll(`tr[data-dimension="${dimension}"] td[data-role="${role}"] li`)
  }

  summary(shown, different) {
    const { roles, view } = this.state
    if (!roles.length) return [this.text("none")]
    if (roles.length === 1) return [this.text("one", this.names(roles))]
    const lines = [this.text("comparing", this.names(shown)), this.text("rows", different)]
    return view && roles.length !== 2 ? [...lines, this.text("pair")] : lines
  }

  filter(text) {
    const words = text.trim().toLowerCase()
    let count = 0
    for (const $choice of this.$form.querySelectorAll("[data-search]")) {
      const isFound = $choice.dataset.search.toLowerCase().includes(words)
      $choice.hidden = !isFound
      count += isFound
    }
    this.say(words ? [this.text("filtered", count)] : this.said)
  }

  async copy(kind) {
    const texts = {
      link: () => location.href,
      markdown: () => markdown(rowsOf(this.$table, "；")),
      csv: () => csv(rowsOf(this.$table, "\n")),
    }
    this.say([this.text((await copy(texts[kind]())) ? "copied" : "failed")])
  }

  /** Print the comparison alone; the browser's own printing gives the whole chapter. */
  print() {
    this.$root.dataset.print = ""
    window.print()
    delete this.$root.dataset.print
  }

  names(ids) {
    return ids.map((id) => this.$form.querySelector(`[name="roles"][value="${CSS.escape(id)}"]`)?.parentNode.textContent.trim() ?? id).join("、")
  }

  text(name, value = "") {
    return part(this.$root, `[data-say="${name}"]`).textContent.replace("#", () => value)
  }

  say(lines) {
    this.$status.textContent = lines.join("")
  }
}

/** Leave of a row's cells its head and those of the roles in `shown`, as they were chosen: a browser works on hidden cells too. */
function leave([$head, ...$cells], shown) {
  const $wanted = shown.map((role) => $cells.find(($cell) => $cell.dataset.role === role))
  for (const $cell of $cells) if (!$wanted.includes($cell)) $cell.remove()
  let $last = $head
  for (const $cell of $wanted) {
    if ($last.nextElementSibling !== $cell) $last.after($cell)
    $last = $cell
  }
}
