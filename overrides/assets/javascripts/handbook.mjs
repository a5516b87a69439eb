import { createAll } from "./component.mjs"
import { ScriptOffer } from "./script-offer.mjs"
import { ScriptSwitch } from "./script-switch.mjs"
import { Search } from "./search.mjs"

createAll([ScriptSwitch, ScriptOffer, Search])

// A component that few pages have is fetched only where its root stands.
if (document.querySelector('[data-module="compare"]')) {
  const { Compare } = await import("./compare.mjs")
  createAll([Compare])
}
