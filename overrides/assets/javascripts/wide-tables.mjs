/** Tables that are wider than the page scroll sideways: keys reach them too, and they bear the name of their section. */
export function watchWideTables() {
  for (const event of ["load", "resize"]) addEventListener(event, mark)
  if (document.readyState === "complete") mark()
}

function mark() {
  for (const $scroller of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const isWide = $scroller.scrollWidth > $scroller.clientWidth
    $scroller.toggleAttribute("tabindex", isWide)
    if (!isWide) continue
    $scroller.tabIndex = 0
    $scroller.setAttribute("role", "group")
    const section = $scroller.querySelector("table")?.id.replace(/-table-\d+$/, "")
    if (section && document.getElementById(section)) $scroller.setAttribute("aria-labelledby", section)
  }
}
