const FAILURES_IN_A_ROW = 10
const SHORTEST_PAUSE = 5_000
const LONGEST_PAUSE = 60_000

export type BreakerState = 'closed' | 'open' | 'half-open'

/**
 * Stops calling VTEX when it does not answer: after ten failures in a row nothing is sent for a while, then one call
 * asks whether VTEX is back. Each failed question doubles the pause, 5 s to 60 s.
 */
export class Breaker {
  private current: BreakerState = 'closed'
  private failures = 0
  private pause = SHORTEST_PAUSE
  private reopensAt = 0
  private isProbing = false
  /** Grows with each change of state, so that answers to calls sent before it count for nothing. */
  private era = 0

  /** Milliseconds until a call may be sent; Infinity while another asks whether VTEX is back. */
  wait(now: number): number {
    if (this.current === 'open') return Math.max(0, this.reopensAt - now)
    return this.isProbing ? Infinity : 0
  }

  state(now: number): BreakerState {
    return this.current === 'open' && this.wait(now) === 0 ? 'half-open' : this.current
  }

  /** Milliseconds since 1970 before which nothing is sent; 0 unless open. */
  get openUntil(): number {
    return this.current === 'open' ? this.reopensAt : 0
  }

  /** A call is sent; what it answers is handed to `end`. */
  begin(): number {
    if (this.current === 'open') this.become('half-open')
    this.isProbing = this.current === 'half-open'
    return this.era
  }

  /** What the call showed: VTEX answers, VTEX does not, or nothing at all (a bug of ours). */
  end(era: number, shown: 'answers' | 'silent' | 'nothing', now: number): void {
    if (era !== this.era) return
    this.isProbing = false
    if (shown === 'answers') this.answered()
    if (shown === 'silent') this.failed(now)
  }

  private answered(): void {
    this.failures = 0
    if (this.current === 'closed') return
    this.pause = SHORTEST_PAUSE
    this.become('closed')
  }

  private failed(now: number): void {
    this.failures += 1
    if (this.current === 'closed' && this.failures < FAILURES_IN_A_ROW) return
    if (this.current === 'half-open') this.pause = Math.min(LONGEST_PAUSE, this.pause * 2)
    this.reopensAt = now + this.pause
    this.become('open')
  }

  private become(next: BreakerState): void {
    this.current = next
    this.era += 1
  }
}
