/** A clock that counts down in the page: shows what is left every second and says when the time is up. */
export class Countdown {
  constructor($clock, wording) {
    this.$clock = $clock
    this.wording = wording
  }

  /** Begin with so many minutes; none means no clock. */
  start(minutes, isOver) {
    this.stop()
    if (!minutes) return
    const until = Date.now() + minutes * 60000
    const tick = () => {
      const left = Math.max(0, Math.round((until - Date.now()) / 1000))
      this.$clock.textContent = this.wording(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)
      if (left) return
      this.stop()
      isOver()
    }
    this.$clock.hidden = false
    this.timer = setInterval(tick, 1000)
    tick()
  }

  stop() {
    clearInterval(this.timer)
    this.$clock.hidden = true
  }
}
