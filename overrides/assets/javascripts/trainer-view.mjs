import { part } from "./component.mjs"
import * as storage from "./storage.mjs"

/** The trainer's view: ?view=trainer opens every trainer's note, and stays on from page to page until it is left. */
export class TrainerView {
  static moduleName = "trainer-view"

  constructor($root) {
    this.$root = $root
    part($root, "[data-trainer-leave]").addEventListener("click", () => this.leave())
    const asked = new URLSearchParams(location.search).get("view")
    if (asked === "trainer") storage.write("view", "trainer")
    this.show(asked === "trainer" || storage.read("view") === "trainer")
  }

  leave() {
    storage.write("view", "")
    const url = new URL(location.href)
    url.searchParams.delete("view")
    history.replaceState(null, "", url.href)
    this.show(false)
  }

  show(isOn) {
    this.$root.hidden = !isOn
    if (isOn) document.documentElement.dataset.view = "trainer"
    else delete document.documentElement.dataset.view
    for (const $note of document.querySelectorAll("article details.trainer")) $note.open = isOn
  }
}
