import type { LaneLimits, Priority } from './limits'

const BACK_OFF = 0.7
/** Calls beyond the limit that somebody waits for. */
const INTERACTIVE_EXTRA = 4

/**
 * How many calls may be under way at once: one more per round trip of successes in which the limit was felt,
 * 30 % fewer per round trip in which VTEX showed strain.
 */
export class Concurrency {
  private value: number
  private successes = 0
  private wasFelt = false
  private loweredAt = -Infinity

  constructor(private readonly bounds: LaneLimits['concurrency']) {
    this.value = bounds.start
  }

  get limit(): number {
    return Math.floor(this.value)
  }

  admits(inFlight: number, priority: Priority): boolean {
    if (inFlight < this.limit) return true
    this.wasFelt = true
    return priority === 'interactive' && inFlight < this.limit + INTERACTIVE_EXTRA
  }

  succeeded(): void {
    this.successes += 1
    if (this.successes < this.limit) return
    if (this.wasFelt) this.value = Math.min(this.bounds.max, this.value + 1)
    this.beginRound()
  }

  /** A call sent at `sentAt` met strain. Calls that were under way when the limit was lowered say nothing new. */
  strained(sentAt: number, now: number): void {
    if (sentAt < this.loweredAt) return
    this.value = Math.max(this.bounds.min, this.value * BACK_OFF)
    this.loweredAt = now
    this.beginRound()
  }

  private beginRound(): void {
    this.successes = 0
    this.wasFelt = false
  }
}
