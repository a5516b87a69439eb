import { part } from "./component.mjs"
import { sameplace, shouldOffer } from "./script-choice.mjs"
import * as storage from "./storage.mjs"

/** The line that offers the other script to a reader who seems to want it; never a redirect, gone when refused. */
export class ScriptOffer {
  static moduleName = "script-offer"

  constructor($root) {
    const other = $root.dataset.script
    const $link = part($root, "a")
    const $close = part($root, "button")
    const target = $link.href
    $link.addEventListener("click", () => {
      $link.href = sameplace(target, new URL(location.href))
      storage.write("script", other)
    })
    $close.addEventListener("click", () => {
      storage.write("script-refused", other)
      $root.hidden = true
    })
    const refused = storage.read("script-refused")
    $root.hidden = !shouldOffer(other, storage.read("script"), navigator.languages ?? [], refused)
  }
}
