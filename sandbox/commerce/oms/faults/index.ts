import { seededRandom } from '../../../platform/random'
import type { OrderFaultName } from './names'

export { orderFaultNames, type OrderFaultName } from './names'

/** A trouble of orders on demand: which, whose, how often. */
export interface OrderFaultSpec {
  fault: OrderFaultName
  /** Of one order alone. */
  orderId?: string | undefined
  /** When the order gets to this status alone. */
  status?: string | undefined
  /** As often as this at most; without end unless told. */
  times?: number | undefined
  /** 0 to 1; always unless told. */
  probability?: number | undefined
  seed?: number | undefined
  /** For the faults that take time; 1,000 unless told. */
  delayMs?: number | undefined
}

interface Rule {
  id: string
  spec: OrderFaultSpec
  remaining: number
  hits: number
  random: () => number
}

export const DEFAULT_DELAY_MS = 1_000

/** The troubles of orders that control ordered. Each rule has random numbers of its own, so a seed repeats them. */
export class OrderFaults {
  private rules: Rule[] = []
  private lastId = 0

  /** @param onHit told of each time that a fault befell something */
  constructor(private readonly onHit: (fault: OrderFaultName) => void = () => undefined) {}

  add(spec: OrderFaultSpec): { id: string } {
    const id = `order-fault-${++this.lastId}`
    const random = seededRandom(spec.seed ?? 1)
    this.rules.push({ id, spec, remaining: spec.times ?? Number.POSITIVE_INFINITY, hits: 0, random })
    return { id }
  }

  /** Ends all of them, or those of the names. */
  clear(faults?: readonly OrderFaultName[]): void {
    this.rules = faults ? this.rules.filter(({ spec }) => !faults.includes(spec.fault)) : []
  }

  list(): { id: string; hits: number; spec: OrderFaultSpec }[] {
    return this.rules.map(({ id, hits, spec }) => ({ id, hits, spec }))
  }

  /** The rule by which the fault befalls this order in this status, if any; counted against the rule. */
  take(
    fault: OrderFaultName,
    { orderId, status }: { orderId: string; status: string },
  ): OrderFaultSpec | null {
    for (const rule of this.rules) {
      const { spec } = rule
      if (spec.fault !== fault || rule.remaining <= 0) continue
      if ((spec.orderId ?? orderId) !== orderId || (spec.status ?? status) !== status) continue
      if (spec.probability !== undefined && rule.random() >= spec.probability) continue
      rule.remaining--
      rule.hits++
      this.onHit(fault)
      return spec
    }
    return null
  }
}
