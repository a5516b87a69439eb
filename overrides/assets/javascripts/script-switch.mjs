import { sameplace } from "./script-choice.mjs"
import * as storage from "./storage.mjs"

/** The switch in the header: the link works by itself, here it takes the query and anchor along and is remembered. */
export class ScriptSwitch {
  static moduleName = "script-switch"

  constructor($root) {
    const target = $root.href
    const update = () => ($root.href = sameplace(target, new URL(location.href)))
    for (const event of ["pointerdown", "focus", "click", "contextmenu"]) $root.addEventListener(event, update)
    $root.addEventListener("click", () => storage.write("script", $root.dataset.script))
  }
}
