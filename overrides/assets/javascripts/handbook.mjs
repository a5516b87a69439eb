import { createAll } from "./component.mjs"
import { ScriptOffer } from "./script-offer.mjs"
import { ScriptSwitch } from "./script-switch.mjs"
import { Search } from "./search.mjs"

createAll([ScriptSwitch, ScriptOffer, Search])

// Both scripts side by side are asked for in the address; their root waits in a template.
const $duo = document.querySelector("#handbook-duo")
if ($duo && new URLSearchParams(location.search).has("duo")) document.querySelector("article").prepend($duo.content)

// A component that few pages have is fetched only where its root stands.
const LATER = {
  compare: async () => (await import("./compare.mjs")).Compare,
  practice: async () => (await import("./practice.mjs")).Practice,
  exam: async () => (await import("./exam.mjs")).Exam,
  "read-tick": async () => (await import("./read-tick.mjs")).ReadTick,
  progress: async () => (await import("./progress.mjs")).Progress,
  calculator: async () => (await import("./calculator.mjs")).Calculator,
  cohort: async () => (await import("./cohort.mjs")).Cohort,
  "copy-link": async () => (await import("./copy-link.mjs")).CopyLink,
  builder: async () => (await import("./builder.mjs")).Builder,
  course: async () => (await import("./course.mjs")).Course,
  "trainer-view": async () => (await import("./trainer-view.mjs")).TrainerView,
  "not-found": async () => (await import("./not-found.mjs")).NotFound,
  moved: async () => (await import("./moved.mjs")).Moved,
  place: async () => (await import("./place.mjs")).Place,
  report: async () => (await import("./report.mjs")).Report,
  resume: async () => (await import("./resume.mjs")).Resume,
  "first-month": async () => (await import("./first-month.mjs")).FirstMonth,
  worksheet: async () => (await import("./worksheet.mjs")).Worksheet,
  preview: async () => (await import("./preview.mjs")).Preview,
  since: async () => (await import("./since.mjs")).Since,
  term: async () => (await import("./term.mjs")).Term,
  duo: async () => (await import("./duo.mjs")).Duo,
  assessment: async () => (await import("./assessment.mjs")).Assessment,
}
const wanted = Object.keys(LATER).filter((name) => document.querySelector(`[data-module="${name}"]`))
for (const component of await Promise.allSettled(wanted.map((name) => LATER[name]()))) {
  if (component.value) createAll([component.value])
  else console.error(component.reason)
}
document.documentElement.dataset.handbook = "ready"
