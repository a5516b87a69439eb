// The downloaded book: from file:// a browser fetches no modules, so pages stay as paper; from a server they come alive.
(() => {
  const { modules } = document.currentScript.dataset
  const isFile = location.protocol === "file:"
  document.documentElement.dataset.opened = isFile ? "file" : "served"
  if (isFile) return
  document.addEventListener("DOMContentLoaded", () => {
    const $script = document.createElement("script")
    $script.type = "module"
    $script.src = modules
    document.head.append($script)
  })
})()
