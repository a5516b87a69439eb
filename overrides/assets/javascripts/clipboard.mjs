/** Put text on the clipboard; resolves to whether it worked, also where the browser has no clipboard of its own. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text) {
  const $area = document.createElement("textarea")
  $area.value = text
  $area.readOnly = true
  $area.className = "handbook-offscreen"
  document.body.append($area)
  $area.select()
  try {
    return document.execCommand("copy")
  } finally {
    $area.remove()
  }
}
