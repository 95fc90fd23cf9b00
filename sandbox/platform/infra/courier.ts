import { seededRandom } from '../random'
import type { EventCounts } from '../stats'

/** An event on its way to one handler of the app. */
export interface Delivery {
  handlerId: string
  account: string
  workspace: string
  sender: string
  key: string
  subject: string
  contentType: string
  body: Buffer
}

export interface EventTrouble {
  /** Probabilities, 0 to 1. */
  drop?: number
  duplicate?: number
  delayMs?: number
  delayProbability?: number
  seed?: number
}

export interface CourierDeps<Sent> {
  /** Hands a delivery to a replica; true when it answered 2xx in time. */
  deliver: (delivery: Sent) => Promise<boolean>
  /** Counters to write to; asked for at each use because statistics can be reset. */
  counts: () => EventCounts
  schedule?: (task: () => void, ms: number) => NodeJS.Timeout
}

// VTEX documents neither its retries nor its parallelism; these are the sandbox's own.
const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 8_000
const ATTEMPTS = 12
const IN_FLIGHT = 64

/** Delivers events at least once: again after a failure, and as lossy or doubled as control ordered. */
export class Courier<Sent = Delivery> {
  private queue: { delivery: Sent; attempt: number }[] = []
  private timers = new Set<NodeJS.Timeout>()
  private inFlight = 0
  private generation = 0
  private trouble: EventTrouble = {}
  private random = seededRandom(1)
  private waiters: (() => void)[] = []

  constructor(private readonly deps: CourierDeps<Sent>) {}

  /** Orders trouble for the events sent from now on; an empty object ends it. */
  setTrouble(trouble: EventTrouble): void {
    this.trouble = trouble
    this.random = seededRandom(trouble.seed ?? 1)
  }

  /** Takes an event over for one handler. */
  send(delivery: Sent): void {
    const counts = this.deps.counts()
    counts.sent++
    if (this.happens(this.trouble.drop)) {
      counts.dropped++
      return
    }
    this.enqueueAfterDelay(delivery)
    if (!this.happens(this.trouble.duplicate)) return
    counts.duplicated++
    this.enqueueAfterDelay(delivery)
  }

  /** Events queued, delayed, waiting for a retry or being handled. */
  pending(): number {
    return this.queue.length + this.timers.size + this.inFlight
  }

  /** Resolves when nothing is pending. */
  idle(): Promise<void> {
    if (this.pending() === 0) return Promise.resolve()
    return new Promise((resolve) => this.waiters.push(resolve))
  }

  /** Forgets everything that is pending; what a replica is handling now is not retried. */
  clear(): void {
    this.generation++
    this.queue = []
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.settle()
  }

  private happens(probability: number | undefined): boolean {
    return probability !== undefined && probability > 0 && this.random() < probability
  }

  private enqueueAfterDelay(delivery: Sent): void {
    const { delayMs = 0, delayProbability = 1 } = this.trouble
    if (delayMs === 0 || !this.happens(delayProbability)) return this.enqueue(delivery, 1)
    this.deps.counts().delayed++
    this.later(() => this.enqueue(delivery, 1), delayMs)
  }

  /**
   * Does something later, which counts as pending until then.
   * @returns what does it at once, unless it was done or forgotten
   */
  later(task: () => void, ms: number): () => void {
    const schedule = this.deps.schedule ?? setTimeout
    const run = () => {
      if (!this.timers.delete(timer)) return
      clearTimeout(timer)
      task()
      this.settle()
    }
    const timer = schedule(run, ms)
    this.timers.add(timer)
    return run
  }

  private enqueue(delivery: Sent, attempt: number): void {
    this.queue.push({ delivery, attempt })
    this.pump()
  }

  private pump(): void {
    while (this.inFlight < IN_FLIGHT) {
      const next = this.queue.shift()
      if (next === undefined) return
      this.inFlight++
      void this.attempt(next.delivery, next.attempt, this.generation)
    }
  }

  private async attempt(delivery: Sent, attempt: number, generation: number): Promise<void> {
    const delivered = await this.deps.deliver(delivery).catch(() => false)
    this.inFlight--
    if (generation === this.generation) this.conclude(delivery, attempt, delivered)
    this.pump()
    this.settle()
  }

  private conclude(delivery: Sent, attempt: number, delivered: boolean): void {
    const counts = this.deps.counts()
    if (delivered) counts.delivered++
    else if (attempt >= ATTEMPTS) counts.failed++
    else {
      counts.retried++
      const pause = Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS)
      this.later(() => this.enqueue(delivery, attempt + 1), pause)
    }
  }

  private settle(): void {
    if (this.pending() > 0) return
    const waiters = this.waiters
    this.waiters = []
    for (const wake of waiters) wake()
  }
}
