/** The theme opens its menu, and the panes of the menu, with labels and hidden boxes, which no key reaches: buttons take their place. */
export class Drawer {
  static moduleName = "drawer"

  constructor($root) {
    this.$root = $root
    this.$box = document.getElementById("__drawer")
    this.$menu = document.querySelector(".md-sidebar--primary")
    this.$root.parentElement.querySelector("label[for=__drawer]").hidden = true
    $root.hidden = false
    $root.addEventListener("click", (event) => this.toggle(event))
    const tell = () => $root.setAttribute("aria-expanded", this.$box.checked)
    this.$box.addEventListener("change", tell)
    tell()
    // A page that comes back is there to be read.
    addEventListener("pagehide", () => this.$box.checked && this.$box.click())
    for (const type of ["keydown", "click"]) this.$menu?.addEventListener(type, (event) => this.press(event))
    this.$menu?.addEventListener("focusout", (event) => this.leave(event.relatedTarget))
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close())
  }

  /** A click without a pointer came from a key: it goes on to the first link of the menu. */
  toggle(event) {
    this.$box.click()
    if (event.detail === 0 && this.$box.checked) this.enter()
  }

  /** Go to the first link of the pane in front; the icons of the labels that change panes become buttons. */
  enter() {
    for (const $icon of this.$menu.querySelectorAll("label:not([for=__drawer]) .md-nav__icon")) {
      const { textContent, previousElementSibling } = $icon.closest("label")
      $icon.tabIndex = 0
      $icon.setAttribute("role", "button")
      $icon.setAttribute("aria-label", textContent.trim() || previousElementSibling.textContent.trim())
    }
    const $pane = [...this.$menu.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")].at(-1) ?? this.$menu
    $pane.querySelector("a.md-nav__link[href]")?.focus()
  }

  /** A label need not answer to a click on a button in it, so that the box does. */
  press(event) {
    if (!event.target.matches("[role=button]") || !["Enter", " ", undefined].includes(event.key)) return
    event.preventDefault()
    event.target.closest("label").control.click()
    if (event.key) this.enter()
  }

  /** What comes after the menu lies below it. */
  leave($next) {
    if (this.$box.checked && $next && $next !== this.$root && !this.$menu.contains($next)) this.$box.click()
  }

  close() {
    if (!this.$box.checked) return
    this.$box.click()
    this.$root.focus()
  }
}
