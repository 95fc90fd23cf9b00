import type { Priority, Rate } from './limits'

/** Share of the published rate that is used without VTEX's word for more; covers clocks that run apart. */
const CAREFUL = 0.995
/** Background work never comes to a stop for the sake of the reserve. */
const SLOWEST = 0.1

export interface Remaining {
  /** Burst credits left, from the header `Ratelimit-Remaining`. */
  remaining: number
  /** What VTEX counts together: a method and a path. Calls without one count as one route. */
  route?: string
  /** When the call that was answered was sent; of two answers the one sent later says more. */
  sentAt?: number
}

interface Credits {
  left: number
  sentAt: number
}

/**
 * How many calls of one kind may still be sent. `pace` gives background work its steady rate; `credits` is what VTEX's
 * own bucket of each route is believed to hold. While it holds less than the reserve, the pace slows in proportion.
 */
export class Budget {
  /** A former worker may have used the credits, so a fresh budget counts on the reserve and one second's worth. */
  private pace: number
  private readonly routes: Map<string, Credits>

  constructor(
    private readonly rate: Rate,
    private at: number,
  ) {
    this.pace = rate.perSecond
    this.routes = new Map([['', { left: rate.reserve, sentAt: -Infinity }]])
  }

  /** Takes one call and answers 0, or takes nothing and answers after how many milliseconds to ask again. */
  take(now: number, priority: Priority = 'background'): number {
    this.refill(now)
    const wait = this.secondsToWait(priority)
    if (wait > 0) return Math.max(1, Math.ceil(wait * 1_000))
    if (this.pace >= 1) this.pace -= 1
    for (const credits of this.routes.values()) credits.left -= 1
    return 0
  }

  /** Corrects the belief by what VTEX said. `inFlight`: calls sent that its answer may not have counted. */
  observe({ remaining, route = '', sentAt = this.at }: Remaining, inFlight: number, now: number): void {
    this.refill(now)
    const known = this.routes.get(route)
    if (known && sentAt < known.sentAt && known.sentAt <= now) return
    this.routes.delete('')
    this.routes.set(route, { left: Math.min(this.rate.burst, remaining) - inFlight, sentAt })
  }

  private secondsToWait(priority: Priority): number {
    const { perSecond, reserve } = this.rate
    const credits = this.fewestCredits
    if (credits < 1) return (1 - credits) / perSecond
    const hasSurplus = credits >= reserve + 1
    if (priority === 'interactive' || this.pace >= 1 || hasSurplus) return 0
    return Math.min((1 - this.pace) / this.speed, (reserve + 1 - credits) / perSecond)
  }

  private refill(now: number): void {
    const seconds = Math.max(0, now - this.at) / 1_000
    const { perSecond, burst } = this.rate
    this.pace = Math.min(perSecond, this.pace + seconds * this.speed)
    for (const credits of this.routes.values())
      credits.left = Math.min(burst, credits.left + seconds * perSecond)
    this.at = now
  }

  private get speed(): number {
    const { perSecond, reserve } = this.rate
    const share = Math.min(1, Math.max(SLOWEST, this.fewestCredits / reserve))
    return perSecond * CAREFUL * share
  }

  private get fewestCredits(): number {
    return Math.min(...[...this.routes.values()].map(({ left }) => left))
  }
}
