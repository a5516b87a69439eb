/** Reads the index that hooks/handbook/search.py writes: a sentence that stood before is its number there. */

const UNIT = /(?<=[\u3002"])/
const REPEAT = "\ue020"

export function parse(text) {
  const units = text.split(UNIT)
  return JSON.parse(units.map((unit) => (unit[0] === REPEAT ? units[parseInt(unit.slice(1), 16)] : unit)).join(""))
}
