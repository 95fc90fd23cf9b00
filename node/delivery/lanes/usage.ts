import { callKinds, type CallKind, type LaneLimits } from './limits'

const SECONDS = 10

export interface Used {
  /** Published rate of the kind of call nearest to it; null where VTEX publishes none. */
  budgetPerSecond: number | null
  /** Calls of that kind (of all kinds without a budget) over the last ten whole seconds. */
  usedPerSecond: number
}

/** Counts the calls sent, by kind and second. */
export class Usage {
  private readonly seconds = new Map<number, Record<CallKind, number>>()

  constructor(private readonly rates: LaneLimits['rates']) {}

  note(kind: CallKind, now: number): void {
    const second = Math.floor(now / 1_000)
    const counts = this.seconds.get(second) ?? { read: 0, write: 0, delete: 0 }
    counts[kind] += 1
    this.seconds.set(second, counts)
    for (const old of this.seconds.keys()) if (old < second - SECONDS) this.seconds.delete(old)
  }

  used(now: number): Used {
    const nearest = callKinds
      .flatMap((kind) => {
        const budgetPerSecond = this.rates[kind]?.perSecond
        return budgetPerSecond ? [{ budgetPerSecond, usedPerSecond: this.perSecond(kind, now) }] : []
      })
      .sort((a, b) => b.usedPerSecond / b.budgetPerSecond - a.usedPerSecond / a.budgetPerSecond)[0]
    const all = callKinds.reduce((sum, kind) => sum + this.perSecond(kind, now), 0)
    return nearest ?? { budgetPerSecond: null, usedPerSecond: all }
  }

  private perSecond(kind: CallKind, now: number): number {
    const current = Math.floor(now / 1_000)
    let calls = 0
    for (const [second, counts] of this.seconds) {
      if (second < current && second >= current - SECONDS) calls += counts[kind]
    }
    return calls / SECONDS
  }
}
