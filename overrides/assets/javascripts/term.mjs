import { part } from "./component.mjs"

const WORDS = ".handbook-term, .handbook-friend"
const GAP = 8
const LINGER = 150

/**
 * The bubble that says what a word means: on hover and on focus, and on a first tap, where it also holds the link that
 * the tap did not follow. The words stay links; a browser without popovers follows them.
 */
export class Term {
  static moduleName = "term"

  constructor($root) {
    this.$root = $root
    this.$text = part($root, "[data-tip-text]")
    this.$more = [...$root.querySelectorAll("[data-tip-more]")]
    if (!this.$more.length) throw new Error("term: [data-tip-more] is missing")
    if (!$root.showPopover) return
    $root.hidden = false
    this.listen()
  }

  listen() {
    const on = (name, act) => document.addEventListener(name, act)
    on("pointerover", (event) => event.pointerType !== "touch" && this.point(event.target))
    on("focusin", ({ target }) => target.matches(`:is(${WORDS}):focus-visible`) && this.show(target))
    on("focusout", ({ relatedTarget }) => this.$root.contains(relatedTarget) || this.hide())
    on("keydown", ({ key }) => key === "Escape" && this.hide())
    on("pointerdown", (event) => (this.isTouch = event.pointerType === "touch"))
    on("click", (event) => this.click(event))
    addEventListener("scroll", () => this.place(), { passive: true })
    addEventListener("resize", () => this.place())
  }

  /** A mouse is over `$target`: a word opens its bubble; off both word and bubble, the bubble goes after a moment. */
  point($target) {
    clearTimeout(this.leaving)
    const $word = $target.closest?.(WORDS)
    if ($word) this.show($word)
    else if (this.$word && !this.$root.contains($target)) this.leaving = setTimeout(() => this.leave(), LINGER)
  }

  leave() {
    if (!this.$word?.matches(":focus-visible")) this.hide()
  }

  click(event) {
    const $word = event.target.closest(WORDS)
    if (!$word) return this.$root.contains(event.target) || this.hide()
    if (!this.isTouch || this.$word === $word) return
    event.preventDefault()
    this.show($word, true)
  }

  show($word, isTouch = false) {
    if (this.$word !== $word) this.hide()
    this.$word = $word
    this.$text.textContent = $word.dataset.meaning
    const kind = $word.classList.contains("handbook-friend") ? "friend" : "term"
    for (const $more of this.$more) {
      $more.href = $word.href
      $more.hidden = !isTouch || $more.dataset.tipMore !== kind
    }
    $word.setAttribute("aria-describedby", this.$root.id)
    if (!this.$root.matches(":popover-open")) this.$root.showPopover()
    this.place()
  }

  hide() {
    clearTimeout(this.leaving)
    this.$word?.removeAttribute("aria-describedby")
    this.$word = null
    if (this.$root.matches(":popover-open")) this.$root.hidePopover()
  }

  /** Below the word, or above it where there is no room; never beyond an edge of the screen. */
  place() {
    if (!this.$word) return
    const word = this.$word.getClientRects()[0]
    const { width, height } = this.$root.getBoundingClientRect()
    const right = document.documentElement.clientWidth - width - GAP
    const isBelow = word.bottom + GAP + height <= innerHeight
    this.$root.style.left = `${Math.max(GAP, Math.min(word.left, right))}px`
    this.$root.style.top = `${isBelow ? word.bottom + GAP / 2 : Math.max(GAP, word.top - height - GAP / 2)}px`
  }
}
