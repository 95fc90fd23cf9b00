import fc from 'fast-check'
import { pricingLimit } from '../../../sandbox/commerce/pricing/rate-limit'
import type { Call, Context } from '../../../sandbox/commerce/routes'
import type { ApiResponse } from '../../../sandbox/http'
import { newAccount } from '../../../sandbox/commerce/state'
import { Budget } from './budget'
import { laneLimits, type Priority, type Rate } from './limits'

const rate: Rate = { perSecond: 33, burst: 500, reserve: 200 }

/** How many calls the budget lets go at this moment. */
function takeAll(budget: Budget, now: number, priority: Priority = 'background'): number {
  let taken = 0
  while (budget.take(now, priority) === 0) taken++
  return taken
}

describe('a budget', () => {
  it('begins with one second of calls, as a former worker may have used the credits', () => {
    expect(takeAll(new Budget(rate, 0), 0)).toBe(33)
  })

  it('lets interactive calls use the reserve as well', () => {
    const budget = new Budget(rate, 0)
    takeAll(budget, 0)
    expect(takeAll(budget, 0, 'interactive')).toBe(200 - 33)
  })

  it('uses the credits beyond the reserve once VTEX tells of them', () => {
    const budget = new Budget(rate, 0)
    budget.observe({ remaining: 500 }, 0, 0)
    expect(takeAll(budget, 0)).toBe(300)
  })

  it.each([
    { remaining: 260, inFlight: 0, taken: 60 },
    { remaining: 260, inFlight: 20, taken: 40 },
    { remaining: 205, inFlight: 10, taken: 0 },
    { remaining: 10, inFlight: 0, taken: 0 },
    { remaining: 0, inFlight: 48, taken: 0 },
  ])('after its pace is used, takes $taken of $remaining credits with $inFlight in flight', (row) => {
    const budget = new Budget(rate, 0)
    takeAll(budget, 0)
    budget.observe({ remaining: row.remaining }, row.inFlight, 0)
    expect(takeAll(budget, 0)).toBe(row.taken)
  })

  it('slows down while VTEX holds less than the reserve', () => {
    const perSecond = (remaining: number) => {
      const budget = new Budget(rate, 0)
      takeAll(budget, 0)
      let taken = 0
      for (let now = 0; now < 10_000; now += 10) {
        budget.observe({ remaining }, 0, now)
        taken += takeAll(budget, now)
      }
      return taken / 10
    }
    expect(perSecond(200)).toBeCloseTo(32.8, 0)
    expect(perSecond(100)).toBeCloseTo(16.4, 0)
    expect(perSecond(1)).toBeCloseTo(3.3, 0)
    expect(perSecond(0)).toBe(0)
  })

  it('goes by the route with the fewest credits', () => {
    const budget = new Budget(rate, 0)
    takeAll(budget, 0)
    budget.observe({ remaining: 240, route: 'PUT' }, 0, 0)
    budget.observe({ remaining: 500, route: 'PATCH' }, 0, 0)
    expect(takeAll(budget, 0)).toBe(40)
  })

  it('does not believe an answer to a call sent before one that was answered already', () => {
    const budget = new Budget(rate, 0)
    takeAll(budget, 0)
    budget.observe({ remaining: 210, sentAt: -100 }, 0, 0)
    budget.observe({ remaining: 500, sentAt: -900 }, 0, 0)
    expect(takeAll(budget, 0)).toBe(10)
  })

  it('survives a clock that jumps back', () => {
    const budget = new Budget(rate, 1_000_000)
    takeAll(budget, 1_000_000)
    expect(budget.take(0)).toBeGreaterThan(0)
    expect(takeAll(budget, 1_000)).toBeGreaterThan(20)
  })

  it('keeps every row of the table within a minute of its published rate', () => {
    const { read } = laneLimits.catalog.rates
    const budget = new Budget(read as Rate, 0)
    let taken = 0
    for (let now = 0; now < 60_000; now += 5) {
      taken += takeAll(budget, now)
      if (now % 1_000 === 0 && budget.take(now, 'interactive') === 0) taken++
    }
    expect(taken).toBeLessThan(15_000)
    expect(taken).toBeGreaterThan(14_000)
  })
})

it('never answers a negative wait, and after the wait there is a call', () => {
  const step = fc.record({
    after: fc.integer({ min: -50, max: 2_000 }),
    remaining: fc.option(fc.integer({ min: 0, max: 500 })),
    inFlight: fc.nat(48),
    priority: fc.constantFrom<Priority>('interactive', 'background'),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      let now = 0
      const budget = new Budget(rate, now)
      for (const { after, remaining, inFlight, priority } of steps) {
        now += after
        if (remaining !== null) budget.observe({ remaining }, inFlight, now)
        const wait = budget.take(now, priority)
        expect(wait).toBeGreaterThanOrEqual(0)
        expect(wait).toBeLessThan(2_000)
        if (wait > 0) expect(budget.take(now + wait, priority)).toBe(0)
        now += wait
      }
    }),
    { seed: 1, numRuns: 200 },
  )
})

interface Store {
  /** What VTEX's bucket holds when the worker begins. */
  tokens: number
  concurrency: number
  /** Shortest and longest way of a call to VTEX and back, milliseconds. */
  shortest: number
  longest: number
  /** Fractions in [0, 1) for latencies, sizes of bursts and pauses. */
  random: () => number
}

interface Tally {
  refused: number
  perSecond: number
}

const WARM_UP = 60_000
const END = 360_000

/** A hungry worker with a budget, and other replicas' interactive calls, against the emulator's own rate limit. */
function simulate({ tokens, concurrency, shortest, longest, random }: Store): Tally {
  let now = 0
  const events: { at: number; act: () => void }[] = []
  const later = (delay: number, act: () => void) => void events.push({ at: now + delay, act })
  const state = newAccount()
  state.buckets.set('PUT /pricing/prices/{itemId}', { tokens, at: 0 })
  const limited = pricingLimit({ now: () => now } as Context)({
    method: 'PUT',
    template: '/pricing/prices/{itemId}',
    resources: [],
    handle: () => ({ status: 200 }),
  })
  let refused = 0
  let served = 0
  const send = () => {
    // A limit over an answer that is there is there at once.
    const answer = limited({ state } as Call) as ApiResponse
    if (answer.status === 429) refused++
    else if (now >= WARM_UP) served++
    return Number(answer.headers?.['Ratelimit-Remaining'])
  }

  const budget = new Budget(rate, now)
  let inFlight = 0
  const way = () => shortest / 2 + (random() * (longest - shortest)) / 2
  const call = (sentAt: number) => {
    const remaining = send()
    later(way(), () => {
      inFlight--
      budget.observe({ remaining, sentAt }, inFlight, now)
      work()
    })
  }
  let wakes = false
  const work = () => {
    while (inFlight < concurrency) {
      const wait = budget.take(now)
      if (wait > 0) {
        if (!wakes) later(wait, () => ((wakes = false), work()))
        wakes = true
        return
      }
      inFlight++
      const sentAt = now
      later(way(), () => call(sentAt))
    }
  }
  /** Up to 30 at once, two a second on average. */
  const interact = () => {
    const calls = 1 + Math.floor(random() * 30)
    for (let i = 0; i < calls; i++) later(random() * 50, () => void send())
    later((calls / 2) * 1_000 * (1 + random()), interact)
  }
  work()
  later(random() * 5_000, interact)
  while (now < END) {
    let next = 0
    for (let i = 1; i < events.length; i++) if (events[i]!.at < events[next]!.at) next = i
    const [event] = events.splice(next, 1)
    now = event!.at
    event!.act()
  }
  return { refused, perSecond: served / ((END - WARM_UP) / 1_000) }
}

it('is never refused by VTEX beside interactive calls, and leaves nothing of the rate unused', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 120, max: 533 }),
      fc.integer({ min: 32, max: 48 }),
      fc.integer({ min: 1, max: 200 }),
      fc.integer({ min: 0, max: 700 }),
      fc.integer(),
      (tokens, concurrency, shortest, spread, seed) => {
        const random = fractions(seed)
        const store = { tokens, concurrency, shortest, longest: shortest + spread, random }
        const { refused, perSecond } = simulate(store)
        expect(refused).toBe(0)
        expect(perSecond).toBeGreaterThanOrEqual(33 * 0.97)
      },
    ),
    { seed: 2, numRuns: 12 },
  )
})

/** Mulberry32. */
function fractions(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
