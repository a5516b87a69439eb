/** Point the menu's links to the line of `$target`: what is made from data has links of its own, a heading its line. */
export function editLines($target, $menu) {
  const $parts = $target.matches("table, :has(> .headerlink)") ? [] : [$target, $target.closest("article > *")]
  const $own = $parts.map(($part) => $part.querySelectorAll(".handbook-edit")).find(({ length }) => length) ?? []
  const $written = [...document.querySelectorAll("article :has(> .headerlink)")]
  const $above = $written.filter(($heading) => !($target.compareDocumentPosition($heading) & Node.DOCUMENT_POSITION_FOLLOWING))
  const line = $menu.dataset.lines.split(" ")[$above.length - 1] ?? 1
  for (const [at, $link] of $menu.querySelectorAll("[data-edit]").entries()) $link.href = $own[at]?.href ?? `${$link.dataset.edit}#L${line}`
}
