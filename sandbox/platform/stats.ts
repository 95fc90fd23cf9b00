export interface CallCount {
  /** Who called: the app through the outbound proxy, or somebody at the store's address. */
  via: 'app' | 'edge'
  account: string
  method: string
  template: string
  total: number
  /** How often each status was answered; `timeout` for calls that got no answer. */
  statuses: Record<string, number>
}

export interface EventCounts {
  sent: number
  delivered: number
  dropped: number
  duplicated: number
  delayed: number
  retried: number
  failed: number
}

export interface StatsSnapshot {
  /** RFC 3339, when counting began. */
  since: string
  calls: CallCount[]
  /** By verb (get, head, put, delete, list), then by status. */
  vbase: Record<string, Record<string, number>>
  events: EventCounts
  refusals: { policy: string; host: string; path: string; count: number }[]
  /** Calls of the app's clients to VTEX's APIs that lacked the documented `X-Vtex-Use-Https` header. */
  withoutUseHttps: number
  /** Writes of Catalog that were refused because another one of the same product was under way. */
  deadlocks: number
  orders: OrderCounts
  /** Calls to hooks of orders. */
  hooks: EventCounts
}

export interface OrderCounts {
  /** Statuses of orders that were told, once per workflow. */
  told: number
  /** How often each trouble of orders happened that was ordered, by its name. */
  faults: Record<string, number>
}

const noEvents: EventCounts = {
  sent: 0,
  delivered: 0,
  dropped: 0,
  duplicated: 0,
  delayed: 0,
  retried: 0,
  failed: 0,
}

/** Counters of everything that went through the platform. */
export class Stats {
  events: EventCounts = { ...noEvents }
  hooks: EventCounts = { ...noEvents }
  withoutUseHttps = 0
  deadlocks = 0
  orders: OrderCounts = { told: 0, faults: {} }
  /** Calls other than GET so far, never reset: tells whether the store may have changed. */
  writes = 0
  private calls = new Map<string, CallCount>()
  private vbase: StatsSnapshot['vbase'] = {}
  private refusals = new Map<string, StatsSnapshot['refusals'][number]>()
  private since: number

  constructor(private readonly now: () => number) {
    this.since = now()
  }

  countCall(call: Omit<CallCount, 'total' | 'statuses'>, status: number | 'timeout'): void {
    if (call.method !== 'GET') this.writes++
    const key = `${call.via} ${call.account} ${call.method} ${call.template}`
    let entry = this.calls.get(key)
    if (entry === undefined) {
      entry = { ...call, total: 0, statuses: {} }
      this.calls.set(key, entry)
    }
    entry.total++
    entry.statuses[status] = (entry.statuses[status] ?? 0) + 1
  }

  countVBase(verb: string, status: number | 'timeout'): void {
    const statuses = (this.vbase[verb] ??= {})
    statuses[status] = (statuses[status] ?? 0) + 1
  }

  countRefusal(policy: string, host: string, path: string): void {
    const key = `${policy} ${host} ${path}`
    const entry = this.refusals.get(key) ?? { policy, host, path, count: 0 }
    entry.count++
    this.refusals.set(key, entry)
  }

  countOrderFault(fault: string): void {
    this.orders.faults[fault] = (this.orders.faults[fault] ?? 0) + 1
  }

  reset(): void {
    this.events = { ...noEvents }
    this.hooks = { ...noEvents }
    this.withoutUseHttps = 0
    this.deadlocks = 0
    this.orders = { told: 0, faults: {} }
    this.calls.clear()
    this.vbase = {}
    this.refusals.clear()
    this.since = this.now()
  }

  snapshot(): StatsSnapshot {
    return {
      since: new Date(this.since).toISOString(),
      calls: [...this.calls.values()].map((call) => ({ ...call, statuses: { ...call.statuses } })),
      vbase: structuredClone(this.vbase),
      events: { ...this.events },
      refusals: [...this.refusals.values()].map((refusal) => ({ ...refusal })),
      withoutUseHttps: this.withoutUseHttps,
      deadlocks: this.deadlocks,
      orders: structuredClone(this.orders),
      hooks: { ...this.hooks },
    }
  }
}
