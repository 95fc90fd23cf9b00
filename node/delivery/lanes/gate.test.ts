import { err, ok, type Result } from 'neverthrow'
import { pricingLimit } from '../../../sandbox/commerce/pricing/rate-limit'
import type { Call, Context } from '../../../sandbox/commerce/routes'
import { newAccount } from '../../../sandbox/commerce/state'
import type { ErrorCode } from '../../errors/catalogue'
import { failure, type Failure } from '../../errors/failure'
import { pause } from '../../storage/documents'
import { laneGate } from './gate'
import { laneOf } from './lane-of'
import { laneLimits, type LaneName } from './limits'
import type { QueuedCall } from './queue'

beforeEach(() => jest.useFakeTimers({ now: 1_000_000, doNotFake: ['nextTick', 'setImmediate'] }))
afterEach(() => jest.useRealTimers())

const gateOf = (lane: LaneName) => laneGate({ lane, limits: laneLimits[lane], now: Date.now, sleep: pause })
type Gate = ReturnType<typeof gateOf>

const call = (overrides: Partial<QueuedCall> = {}): QueuedCall => ({
  kind: 'write',
  priority: 'background',
  until: Date.now() + 600_000,
  ...overrides,
})
/** A call to VTEX that takes so long and ends so. */
const task =
  (milliseconds: number, code?: ErrorCode, retryAfter?: number) =>
  async (): Promise<Result<string, Failure>> => {
    await pause(milliseconds)
    return code ? err(failure(code, undefined, { retryAfter })) : ok('done')
  }
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds)

/** Where the result will be; undefined until it is there. */
function watch<T>(promise: Promise<T>): { value?: T } {
  const seen: { value?: T } = {}
  promise.then(
    (value) => (seen.value = value),
    () => undefined,
  )
  return seen
}

it('runs what it is given and answers what that answers', async () => {
  const gate = gateOf('logistics')
  const [done, refused] = [
    watch(gate.run(call(), task(30))),
    watch(gate.run(call(), task(30, 'vtex_refused'))),
  ]
  await pass(30)
  expect(done.value).toEqual(ok('done'))
  expect(refused.value?._unsafeUnwrapErr().code).toBe('vtex_refused')
})

it('hands on what the task throws, and goes on', async () => {
  const gate = gateOf('logistics')
  const thrown = expect(gate.run(call(), () => Promise.reject(new TypeError('bug')))).rejects.toThrow('bug')
  await pass(0)
  await thrown
  expect(gate.state(Date.now())).toMatchObject({ inFlight: 0, queued: 0, breaker: 'closed' })
})

it('lets an interactive call overtake a thousand background calls', async () => {
  const gate = gateOf('pricing')
  let background = 0
  for (let i = 0; i < 1_000; i++) void gate.run(call(), task(100)).then(() => background++)
  await pass(500)
  const queued = gate.state(Date.now()).queued
  expect(queued).toBeGreaterThan(900)
  const interactive = watch(gate.run(call({ priority: 'interactive' }), task(100)))
  await pass(100)
  expect(interactive.value?.isOk()).toBe(true)
  expect(background).toBeLessThan(60)
})

it('lets reads go on while writes wait for their budget', async () => {
  const gate = gateOf('pricing')
  for (let i = 0; i < 200; i++) void gate.run(call(), task(10))
  await pass(1_000)
  const read = watch(gate.run(call({ kind: 'read' }), task(10)))
  await pass(10)
  expect(read.value?.isOk()).toBe(true)
  expect(gate.state(Date.now()).queued).toBeGreaterThan(50)
})

it.each([
  { status: 429, headers: { 'retry-after': '7' }, heldFor: 7_000 },
  { status: 429, headers: {}, heldFor: 2_000 },
  { status: 423, headers: { 'retry-after': '7' }, heldFor: null },
  { status: 200, headers: { 'retry-after': '7' }, heldFor: null },
])('an answer $status with $headers holds the lane for $heldFor ms', async ({ status, headers, heldFor }) => {
  const gate = gateOf('logistics')
  gate.observe({ kind: 'write', status, headers, milliseconds: 30 })
  const now = Date.now()
  expect(gate.state(now).heldUntil).toBe(heldFor && now + heldFor)
  const result = watch(gate.run(call(), task(0)))
  if (heldFor) {
    await pass(heldFor - 1)
    expect(result.value).toBeUndefined()
  }
  await pass(2)
  expect(result.value?.isOk()).toBe(true)
})

it.each([
  { code: 'vtex_rate_limited' as const, heldFor: 7_000 },
  { code: 'vtex_locked' as const, heldFor: null },
])('a call that ends $code holds the lane for $heldFor ms', async ({ code, heldFor }) => {
  const gate = gateOf('logistics')
  void gate.run(call(), task(10, code, 7))
  await pass(10)
  expect(gate.state(Date.now()).heldUntil).toBe(heldFor && Date.now() + heldFor)
})

it('answers at once when the hold outlasts the time a call has', async () => {
  const gate = gateOf('logistics')
  const waiting = watch(gate.run(call({ until: Date.now() + 5_000 }), task(0)))
  for (let i = 0; i < 8; i++) void gate.run(call(), task(60_000))
  const queued = watch(gate.run(call({ until: Date.now() + 5_000 }), task(0)))
  await pass(0)
  expect(waiting.value?.isOk()).toBe(true)
  gate.observe({ kind: 'write', status: 429, headers: { 'retry-after': '30' }, milliseconds: 30 })
  const late = watch(gate.run(call({ until: Date.now() + 5_000 }), task(0)))
  await pass(0)
  for (const { value } of [queued, late]) {
    expect(value?._unsafeUnwrapErr()).toMatchObject({ code: 'vtex_rate_limited', retryAfter: 30 })
  }
})

it('does not call VTEX when there was no room in time', async () => {
  const gate = gateOf('logistics')
  for (let i = 0; i < 8; i++) void gate.run(call(), task(10_000))
  const called = jest.fn(task(0))
  const late = watch(gate.run(call({ until: Date.now() + 4_000 }), called))
  await pass(3_999)
  expect(late.value).toBeUndefined()
  await pass(1)
  expect(late.value?._unsafeUnwrapErr()).toMatchObject({ code: 'vtex_rate_limited', retryAfter: 1 })
  await pass(10_000)
  expect(called).not.toHaveBeenCalled()
})

describe('when VTEX does not answer', () => {
  const breakDown = async (gate: Gate, code: ErrorCode) => {
    for (let i = 0; i < 10; i++) {
      void gate.run(call(), task(10, code))
      await pass(10)
    }
  }

  it.each(['vtex_unavailable', 'vtex_timeout'] as const)('ten %s in a row stop the lane', async (code) => {
    const gate = gateOf('logistics')
    await breakDown(gate, code)
    expect(gate.state(Date.now()).breaker).toBe('open')
    const called = jest.fn(task(0))
    const hopeless = watch(gate.run(call({ until: Date.now() + 4_000 }), called))
    await pass(0)
    expect(hopeless.value?._unsafeUnwrapErr()).toMatchObject({ code: 'vtex_unavailable', retryAfter: 5 })
    expect(called).not.toHaveBeenCalled()
  })

  it('one call asks whether it is back; then the others follow', async () => {
    const gate = gateOf('logistics')
    await breakDown(gate, 'vtex_timeout')
    const calls: number[] = []
    const results = Array.from({ length: 20 }, () =>
      watch(gate.run(call(), async () => (calls.push(Date.now()), task(50)()))),
    )
    const from = Date.now()
    await pass(5_020)
    expect(calls).toEqual([from + 5_000])
    expect(gate.state(Date.now()).breaker).toBe('half-open')
    await pass(2_000)
    expect(results.every(({ value }) => value?.isOk())).toBe(true)
    expect(gate.state(Date.now()).breaker).toBe('closed')
  })

  it('asks less and less often', async () => {
    const gate = gateOf('logistics')
    await breakDown(gate, 'vtex_unavailable')
    const from = Date.now()
    const asked: number[] = []
    for (let i = 0; i < 6; i++) {
      void gate.run(call(), async () => {
        asked.push(Math.round((Date.now() - from) / 1_000))
        return task(0, 'vtex_unavailable')()
      })
    }
    await pass(300_000)
    expect(asked).toEqual([5, 15, 35, 75, 135, 195])
  })
})

describe('concurrency', () => {
  /** A worker that always has more to do, against a VTEX that answers so. */
  const work = (gate: Gate, answer: () => { milliseconds: number; status?: number }) => {
    let isOver = false
    const next = (): void => {
      if (isOver) return
      const run = gate.run(call(), async () => {
        const { milliseconds, status = 200 } = answer()
        await pause(milliseconds)
        gate.observe({ kind: 'write', status, headers: {}, milliseconds })
        return status === 200 ? ok('done') : err(failure('vtex_unavailable'))
      })
      void run.then(next)
    }
    for (let i = 0; i < 60; i++) next()
    return () => (isOver = true)
  }

  it('grows to its maximum while VTEX answers well', async () => {
    const gate = gateOf('logistics')
    const stop = work(gate, () => ({ milliseconds: 30 }))
    await pass(3_000)
    expect(gate.state(Date.now())).toMatchObject({ concurrency: 48, inFlight: 48, budgetPerSecond: null })
    stop()
    await pass(1_000)
    expect(gate.state(Date.now())).toMatchObject({ inFlight: 0, queued: 0 })
  })

  it.each([
    { name: 'errors', answer: { milliseconds: 30, status: 500 } },
    { name: 'slow answers', answer: { milliseconds: 600 } },
  ])('falls on $name and recovers', async ({ answer }) => {
    const gate = gateOf('logistics')
    let current: { milliseconds: number; status?: number } = { milliseconds: 30 }
    let turn = 0
    const stop = work(gate, () => (++turn % 3 === 0 ? current : { ...current, status: 200 }))
    await pass(3_000)
    current = answer
    await pass(4_000)
    expect(gate.state(Date.now()).concurrency).toBeLessThan(20)
    current = { milliseconds: 30 }
    await pass(6_000)
    expect(gate.state(Date.now()).concurrency).toBe(48)
    stop()
    await pass(1_000)
  })
})

it('keeps to the rate of VTEX, uses all of it, and is never refused', async () => {
  const gate = gateOf('pricing')
  const state = newAccount()
  const limited = pricingLimit({ now: Date.now } as Context)({
    method: 'PUT',
    template: '/pricing/prices/{itemId}',
    resources: [],
    handle: () => ({ status: 200 }),
  })
  const statuses: number[] = []
  const put = async (): Promise<Result<string, Failure>> => {
    const sentAt = Date.now()
    await pause(40)
    const { status, headers = {} } = await limited({ state } as Call)
    statuses.push(status)
    await pause(40)
    const lower = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    )
    gate.observe({ kind: 'write', route: 'put', status, headers: lower, milliseconds: Date.now() - sentAt })
    return ok('done')
  }
  for (let i = 0; i < 4_000; i++) void gate.run(call(), put)
  await pass(30_000)
  const before = statuses.length
  await pass(60_000)
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect((statuses.length - before) / 60 / 33).toBeGreaterThan(0.97)
  const { budgetPerSecond, usedPerSecond, queued } = gate.state(Date.now())
  expect(budgetPerSecond).toBe(33)
  expect(usedPerSecond).toBeCloseTo(33, 0)
  expect(queued).toBeGreaterThan(500)
})

it('is one per store and lane', () => {
  expect(laneOf('shop', 'master', 'pricing')).toBe(laneOf('shop', 'master', 'pricing'))
  expect(laneOf('shop', 'master', 'pricing')).not.toBe(laneOf('shop', 'master', 'logistics'))
  expect(laneOf('shop', 'master', 'pricing')).not.toBe(laneOf('shop', 'test', 'pricing'))
  expect(laneOf('shop', 'master', 'pricing')).not.toBe(laneOf('other', 'master', 'pricing'))
})
