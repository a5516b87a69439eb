/** Reads answers out of a quiz's form and puts them back: the only place that knows how each kind is answered. */

const CHOICES = ["single", "truefalse", "agree", "frequency", "statement", "situation"]

/** The answer of one item, or null where it is not (wholly) answered: see quiz-score.mjs for what each kind takes. */
export function read($form, item) {
  const fields = fieldsOf($form, item.id)
  if (item.type === "multiple") {
    const chosen = fields.filter(($field) => $field.checked).map(($field) => Number($field.value))
    return chosen.length ? chosen : null
  }
  if (item.type === "number") return numberOf(fields[0].value)
  if (item.type === "order" || item.type === "match") return positions(fields, item)
  const chosen = fields.find(($field) => $field.checked)
  if (!chosen) return null
  if (CHOICES.includes(item.type)) return Number(chosen.value)
  const worst = fieldsOf($form, `${item.id}.worst`).find(($field) => $field.checked)
  return worst && worst.value !== chosen.value ? [Number(chosen.value), Number(worst.value)] : null
}

/** Put an answer back; one that does not fit the item leaves it empty. */
export function write($form, item, answer) {
  const fields = fieldsOf($form, item.id)
  const list = Array.isArray(answer) ? answer : [answer]
  if (item.type === "number") fields[0].value = answer ?? ""
  else if (item.type === "order") for (const $field of fields) $field.value = list.indexOf(Number($field.dataset.position)) + 1 || ""
  else if (item.type === "match") for (const $field of fields) $field.value = list[Number($field.dataset.position)] ?? ""
  else {
    const chosen = item.type === "bestworst" ? list.slice(0, 1) : list
    for (const $field of fields) $field.checked = chosen.includes(Number($field.value))
    for (const $field of fieldsOf($form, `${item.id}.worst`)) $field.checked = Number($field.value) === list[1]
  }
}

/** A number as people type it: full-width digits, thousands commas, a % or unit behind it; null when it is none. */
export function numberOf(text) {
  const plain = text.normalize("NFKC").replace(/[,，\s]/g, "").replace(/−/g, "-")
  const found = /^[^\d.-]*(-?\d+(?:\.\d+)?|-?\.\d+)\D*$/.exec(plain)
  return found ? Number(found[1]) : null
}

function positions(fields, item) {
  const values = fields.map(($field) => [Number($field.dataset.position), $field.value === "" ? null : Number($field.value)])
  if (values.some(([, value]) => value === null)) return null
  if (item.type === "match") return values.sort((a, b) => a[0] - b[0]).map(([, value]) => value)
  return values.sort((a, b) => a[1] - b[1]).map(([position]) => position)
}

const fieldsOf = ($form, name) => [...$form.querySelectorAll(`[name="${CSS.escape(name)}"]`)]
