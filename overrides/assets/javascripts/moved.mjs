/** Sections that left the page: an old link to one of them is led on to where it stands now. */
export class Moved {
  static moduleName = "moved"

  constructor($root) {
    this.$root = $root
    addEventListener("hashchange", () => this.follow())
    this.follow()
  }

  follow() {
    const $section = location.hash && this.$root.querySelector(`#${CSS.escape(location.hash.slice(1))}`)
    if (!$section) return
    const url = new URL($section.dataset.to, location.href)
    url.search = location.search
    location.replace(url.href)
  }
}
