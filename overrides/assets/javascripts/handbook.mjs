import { createAll } from "./component.mjs"
import { Search } from "./search.mjs"
import { ScriptOffer } from "./script-offer.mjs"
import { ScriptSwitch } from "./script-switch.mjs"

createAll([ScriptSwitch, ScriptOffer, Search])
