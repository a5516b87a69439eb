import { createAll, fail } from "./component.mjs"
import { CopyLink } from "./copy-link.mjs"
import { Drawer } from "./drawer.mjs"
import { Place } from "./place.mjs"
import { Practice } from "./practice.mjs"
import { ReadTick } from "./read-tick.mjs"
import { Report } from "./report.mjs"
import { ScriptOffer } from "./script-offer.mjs"
import { ScriptSwitch } from "./script-switch.mjs"
import { Search } from "./search.mjs"
import { Since } from "./since.mjs"
import { Term } from "./term.mjs"
import { TrainerView } from "./trainer-view.mjs"
import { watchWideTables } from "./wide-tables.mjs"

createAll([Drawer, ScriptSwitch, ScriptOffer, Search])
watchWideTables()

// Both scripts side by side are asked for in the address; their root waits in a template.
const $duo = document.querySelector("#handbook-duo")
if ($duo && new URLSearchParams(location.search).has("duo")) document.querySelector("article").prepend($duo.content)

// What every chapter has comes with this file.
createAll([Practice, ReadTick, CopyLink, TrainerView, Place, Report, Since, Term])

// A component that few pages have is fetched only where its root stands.
const LATER = {
  compare: async () => (await import("./compare.mjs")).Compare,
  exam: async () => (await import("./exam.mjs")).Exam,
  progress: async () => (await import("./progress.mjs")).Progress,
  calculator: async () => (await import("./calculator.mjs")).Calculator,
  cohort: async () => (await import("./cohort.mjs")).Cohort,
  builder: async () => (await import("./builder.mjs")).Builder,
  course: async () => (await import("./course.mjs")).Course,
  "not-found": async () => (await import("./not-found.mjs")).NotFound,
  moved: async () => (await import("./moved.mjs")).Moved,
  resume: async () => (await import("./resume.mjs")).Resume,
  "first-month": async () => (await import("./first-month.mjs")).FirstMonth,
  worksheet: async () => (await import("./worksheet.mjs")).Worksheet,
  preview: async () => (await import("./preview.mjs")).Preview,
  duo: async () => (await import("./duo.mjs")).Duo,
  assessment: async () => (await import("./assessment.mjs")).Assessment,
}
// What is chosen before its component has come would be lost: until then nothing can be.
const HELD = ["click", "mousedown", "beforeinput", "submit"]
const hold = (event) => (event.type === "submit" || event.target.closest("input, button, select, textarea, label")) && event.preventDefault()
const wanted = Object.keys(LATER).filter((name) => document.querySelector(`[data-module="${name}"]`))
const started = wanted.map(async (name) => {
  const $roots = document.querySelectorAll(`[data-module="${name}"]`)
  const each = (act) => HELD.forEach((type) => $roots.forEach(($root) => $root[act](type, hold, true)))
  each("addEventListener")
  try {
    createAll([await LATER[name]()])
    each("removeEventListener")
  } catch (error) {
    fail(error)
  }
})
// What comes later imports from the file that holds this one, so this one must not wait for it at its top.
Promise.all(started).then(() => (document.documentElement.dataset.handbook = "ready"))
