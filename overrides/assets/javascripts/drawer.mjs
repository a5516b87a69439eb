/** The theme opens its menu with a label and a hidden box, which no key reaches: a button takes the label's place. */
export class Drawer {
  static moduleName = "drawer"

  constructor($root) {
    this.$root = $root
    this.$box = document.getElementById("__drawer")
    this.$root.parentElement.querySelector("label[for=__drawer]").hidden = true
    $root.hidden = false
    $root.addEventListener("click", (event) => this.toggle(event))
    this.$box.addEventListener("change", () => $root.setAttribute("aria-expanded", this.$box.checked))
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.close())
  }

  /** A click without a pointer came from a key: it goes on to the first link of the menu. */
  toggle(event) {
    this.$box.click()
    if (event.detail === 0 && this.$box.checked) document.querySelector(".md-sidebar--primary .md-nav__link[href]")?.focus()
  }

  close() {
    if (!this.$box.checked) return
    this.$box.click()
    this.$root.focus()
  }
}
