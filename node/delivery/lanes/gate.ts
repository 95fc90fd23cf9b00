import { err, type Result } from 'neverthrow'
import { failure, type Failure } from '../../errors/failure'
import { Breaker } from './breaker'
import { Budget } from './budget'
import { Concurrency } from './concurrency'
import type { LaneAnswer, LaneGate, LaneState } from './lane-gate'
import { LatencyWatch } from './latency'
import { callKinds, type CallKind, type LaneLimits, type LaneName } from './limits'
import { CallQueue, type QueuedCall } from './queue'
import { Usage } from './usage'

export interface GateOptions {
  lane: LaneName
  limits: LaneLimits
  /** Milliseconds since 1970. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

/** One gate of this process; see LaneGate. */
export function laneGate(options: GateOptions): LaneGate {
  return new Gate(options)
}

interface Waiting extends QueuedCall {
  start(): void
  refuse(failed: Failure): void
}

/** Wait after a 429 that names none; milliseconds. */
const DEFAULT_HOLD = 2_000
const LONGEST_SLEEP = 60_000
const silent: readonly string[] = ['vtex_unavailable', 'vtex_timeout']

class Gate implements LaneGate {
  private readonly queue = new CallQueue<Waiting>()
  private readonly breaker = new Breaker()
  private readonly latency = new LatencyWatch()
  private readonly concurrency: Concurrency
  private readonly usage: Usage
  private readonly budgets = new Map<CallKind, Budget>()
  private readonly inFlight: Record<CallKind, number> = { read: 0, write: 0, delete: 0 }
  private heldUntil = 0
  private backgroundHeldUntil = 0
  private wakesAt = Infinity

  constructor(private readonly options: GateOptions) {
    this.concurrency = new Concurrency(options.limits.concurrency)
    this.usage = new Usage(options.limits.rates)
    for (const kind of callKinds) {
      const rate = options.limits.rates[kind]
      if (rate) this.budgets.set(kind, new Budget(rate, options.now()))
    }
  }

  run<T>(call: QueuedCall, task: () => Promise<Result<T, Failure>>): Promise<Result<T, Failure>> {
    return new Promise((resolve, reject) => {
      this.queue.add({
        ...call,
        start: () => void this.carryOut(call.kind, task).then(resolve, reject),
        refuse: (failed) => resolve(err(failed)),
      })
      this.pump()
    })
  }

  hold(milliseconds: number): void {
    this.backgroundHeldUntil = Math.max(this.backgroundHeldUntil, this.options.now() + milliseconds)
    this.pump()
  }

  observe({ kind, route, status, headers, milliseconds }: LaneAnswer): void {
    const now = this.options.now()
    const sentAt = now - milliseconds
    const remaining = numberIn(headers['ratelimit-remaining'])
    // The call that was answered is still under way here, but VTEX has counted it.
    const others = Math.max(0, this.inFlight[kind] - 1)
    if (remaining !== null) this.budgets.get(kind)?.observe({ remaining, route, sentAt }, others, now)
    if (status === 429) this.holdAll((numberIn(headers['retry-after']) ?? 0) * 1_000)
    else if (this.latency.isHigh(route ?? kind, milliseconds, now)) this.concurrency.strained(sentAt, now)
    this.pump()
  }

  state(now: number): LaneState {
    const heldUntil = Math.max(this.heldUntil, this.backgroundHeldUntil)
    return {
      lane: this.options.lane,
      ...this.usage.used(now),
      concurrency: this.concurrency.limit,
      inFlight: this.allInFlight,
      queued: this.queue.size,
      breaker: this.breaker.state(now),
      heldUntil: heldUntil > now ? heldUntil : null,
    }
  }

  private get allInFlight(): number {
    return callKinds.reduce((sum, kind) => sum + this.inFlight[kind], 0)
  }

  /** Starts what may start, refuses what cannot start in time, and comes back when that may change. */
  private pump(): void {
    const now = this.options.now()
    const earliest = Math.max(now, this.heldUntil, this.breaker.openUntil)
    const background = Math.max(earliest, this.backgroundHeldUntil)
    for (const call of this.queue.expired(earliest, background)) call.refuse(this.refusal(call, now))
    let shortest = this.queue.endsAt - now
    const mayStart = (call: Waiting): boolean => {
      const wait = this.waitFor(call, now)
      shortest = Math.min(shortest, wait || Infinity)
      return wait === 0
    }
    for (let call = this.queue.next(mayStart); call; call = this.queue.next(mayStart)) call.start()
    this.wakeAfter(shortest, now)
  }

  /** Milliseconds until the call may start; Infinity when the end of another call decides. At 0 its budget is taken. */
  private waitFor({ kind, priority }: QueuedCall, now: number): number {
    const heldUntil =
      priority === 'background' ? Math.max(this.heldUntil, this.backgroundHeldUntil) : this.heldUntil
    const closed = Math.max(heldUntil - now, this.breaker.wait(now))
    if (closed > 0) return closed
    if (!this.concurrency.admits(this.allInFlight, priority)) return Infinity
    return this.budgets.get(kind)?.take(now, priority) ?? 0
  }

  private wakeAfter(milliseconds: number, now: number): void {
    const at = now + Math.min(milliseconds, LONGEST_SLEEP)
    if (this.queue.size === 0 || at >= this.wakesAt) return
    this.wakesAt = at
    void this.options.sleep(Math.max(1, at - now)).then(() => {
      if (this.wakesAt === at) this.wakesAt = Infinity
      this.pump()
    })
  }

  private async carryOut<T>(
    kind: CallKind,
    task: () => Promise<Result<T, Failure>>,
  ): Promise<Result<T, Failure>> {
    const sentAt = this.options.now()
    const era = this.breaker.begin()
    this.inFlight[kind] += 1
    this.usage.note(kind, sentAt)
    let shown: 'answers' | 'silent' | 'nothing' = 'nothing'
    try {
      const result = await task()
      shown = result.isErr() && silent.includes(result.error.code) ? 'silent' : 'answers'
      this.learn(result.isErr() ? result.error : null, sentAt)
      return result
    } finally {
      this.inFlight[kind] -= 1
      this.breaker.end(era, shown, this.options.now())
      this.pump()
    }
  }

  private learn(failed: Failure | null, sentAt: number): void {
    const isLimited = failed?.code === 'vtex_rate_limited'
    if (isLimited) this.holdAll((failed.retryAfter ?? 0) * 1_000)
    if (isLimited || (failed && silent.includes(failed.code))) {
      this.concurrency.strained(sentAt, this.options.now())
    } else this.concurrency.succeeded()
  }

  private holdAll(milliseconds: number): void {
    const wait = milliseconds > 0 ? milliseconds : DEFAULT_HOLD
    this.heldUntil = Math.max(this.heldUntil, this.options.now() + wait)
  }

  /** Why a call was not made; seconds until it is worth sending again. */
  private refusal({ priority }: QueuedCall, now: number): Failure {
    const held = priority === 'background' ? this.backgroundHeldUntil : 0
    const wait = Math.max(held, this.heldUntil, this.breaker.openUntil) - now
    const extra = { kind: 'not-called', retryAfter: Math.max(1, Math.ceil(wait / 1_000)) } as const
    return this.breaker.state(now) === 'closed'
      ? failure('vtex_rate_limited', 'There was no room for this call in time; VTEX was not called.', extra)
      : failure('vtex_unavailable', 'VTEX has not been answering; it was not called again.', extra)
  }
}

function numberIn(header: string | undefined): number | null {
  const value = Number(header)
  return header && Number.isFinite(value) ? value : null
}
