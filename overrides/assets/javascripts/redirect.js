// Leads on at once and keeps what was behind the address; a section that was renamed as well arrives at its new name.
(() => {
  const { to, anchors } = document.currentScript.dataset
  const known = JSON.parse(anchors || "{}")
  const anchor = location.hash.slice(1)
  const moved = Object.hasOwn(known, anchor) ? known[anchor] : null
  const url = new URL(moved ?? to, location.href)
  url.search = location.search
  if (!moved) url.hash = location.hash
  location.replace(url.href)
})()
