import { failure, type Failure } from '../../errors/failure'
import type { Fault } from '../../testing/store'
import { batch, entryOf, openPrices, outcomes } from '../../testing/sync'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const fault = (code: Failure['code'], more: Partial<Failure> & { applied?: boolean } = {}): Fault => {
  const { applied, ...extra } = more
  return { failure: failure(code, undefined, extra), ...(applied && { applied }) }
}

describe('trouble', () => {
  it.each([
    ['before the change', false, 2],
    ['after the change', true, 1],
  ])(
    'reads again when a write failed %s, and writes no more than it must',
    async (_name, isApplied, writes) => {
      const { sync: run, store } = openPrices()
      store.faults.set('pricing.replace', [fault('vtex_timeout', { applied: isApplied })])
      const [result] = await run(batch({ basePrice: 11 }))
      expect(result).toMatchObject({
        outcome: 'applied',
        changes: [{ field: 'basePrice', before: 10, after: 11 }],
      })
      expect(store.writes()).toHaveLength(writes)
      expect(store.calls.filter((call) => call.startsWith('pricing.get'))).toHaveLength(2)
      expect(store.prices.get('1')?.basePrice).toBe(11)
    },
  )

  it.each([
    ['catalog.skuIdsByRefs', 'vtex_unavailable'],
    ['pricing.get', 'vtex_timeout'],
    ['pricing.get', 'vtex_rate_limited'],
    ['pricing.replace', 'vtex_rate_limited'],
  ] as const)('tries %s again after %s', async (call, code) => {
    const { sync: run, store } = openPrices()
    store.faults.set(call, [fault(code)])
    expect(outcomes(await run(batch({ basePrice: 11 })))).toEqual(['applied'])
  })

  it.each([
    ['vtex_refused', 1],
    ['vtex_timeout', 3],
    ['vtex_unavailable', 5],
  ] as const)('gives up after %s %d times, and stops no other record', async (code, attempts) => {
    const { sync: run, store } = openPrices()
    store.faults.set(
      'pricing.replace',
      Array.from({ length: attempts }, () => fault(code)),
    )
    const results = await run(batch({ basePrice: 11 }, { skuRef: 'B', basePrice: 10 }))
    expect(outcomes(results)).toEqual([code, 'unchanged'])
    expect(results[0]).toMatchObject({ attempts, vtexId: '1' })
    expect(store.writes()).toHaveLength(attempts)
  })

  it('waits as long as VTEX asks, with the whole lane', async () => {
    const { sync: run, store } = openPrices()
    store.faults.set('pricing.get', [fault('vtex_rate_limited', { retryAfter: 9 })])
    const begunAt = Date.now()
    expect(outcomes(await run(batch({ basePrice: 11 })))).toEqual(['applied'])
    expect(Date.now() - begunAt).toBeGreaterThanOrEqual(9_000)
  })

  it('compares the next record with VTEX after a write that failed', async () => {
    const { sync: run, store, deps } = openPrices()
    await run(batch({ basePrice: 10 }))
    store.faults.set('pricing.replace', [fault('vtex_refused', { applied: true })])
    await run(batch({ basePrice: 11 }))
    expect(await entryOf(deps)).toMatchObject({ hash: '', outcome: 'failed' })
    expect(outcomes(await run(batch({ basePrice: 10 })))).toEqual(['applied'])
    expect(store.prices.get('1')?.basePrice).toBe(10)
  })

  it('does not count a failed record as applied: older ones and its version are welcome', async () => {
    const { sync: run, store } = openPrices()
    const [older] = [batch({ basePrice: 9, version: 1 })]
    store.faults.set('pricing.replace', [fault('vtex_refused')])
    await run(batch({ basePrice: 11, version: 2 }))
    expect(outcomes(await run(older))).toEqual(['applied'])
    expect(store.prices.get('1')?.basePrice).toBe(9)
  })
})

describe('the deadline', () => {
  it('begins nothing after it', async () => {
    const { sync: run, store, deps } = openPrices()
    expect(await run(batch({ basePrice: 11 }), { deadline: deps.now() })).toEqual([null])
    expect(store.calls).toEqual([])
  })

  it('answers null for records VTEX was too slow for, and loses no work that was done', async () => {
    const { sync: run, store, deps } = openPrices()
    const { pricing } = store.clients
    const replace = pricing.replace.bind(pricing)
    const slow: typeof replace = async (...args) => {
      await new Promise((resolve) => setTimeout(resolve, 1_000))
      return replace(...args)
    }
    Object.assign(pricing, { replace: slow })
    const refs = Array.from({ length: 80 }, (_, index) => `R${index}`)
    refs.forEach((ref, index) => store.skus.set(ref, String(100 + index)))
    const records = batch(...refs.map((skuRef) => ({ skuRef, basePrice: 1 })))
    const begunAt = Date.now()
    const first = await run(records, { deadline: deps.now() + 2_500 })
    expect(Date.now() - begunAt).toBeLessThanOrEqual(4_000)
    const applied = first.filter((result) => result?.outcome === 'applied').length
    // Eight at a time to begin with, and more as VTEX keeps up.
    expect(applied).toBeGreaterThan(24)
    expect(applied).toBeLessThan(80)
    expect(first.filter((result) => result === null)).toHaveLength(80 - applied)
    const second = await run(records)
    expect(outcomes(second).filter((outcome) => outcome === 'unchanged')).toHaveLength(applied)
    expect(store.writes()).toHaveLength(80)
  })

  it.each([
    ['interactive', 'vtex_rate_limited'],
    ['background', null],
  ] as const)('tries nothing again that would end after it: %s', async (priority, expected) => {
    const { sync: run, store, deps } = openPrices()
    store.faults.set('pricing.replace', [fault('vtex_rate_limited', { retryAfter: 60 })])
    const options = { deadline: deps.now() + 10_000, priority }
    expect(outcomes(await run(batch({ basePrice: 11 }), options))).toEqual([expected])
    expect(Date.now()).toBeLessThan(Date.parse('2026-03-01T12:00:01Z'))
  })

  it.each(['catalog.skuIdsByRefs', 'pricing.get', 'pricing.replace'])(
    'leaves for later what %s had no time to do, and does it then',
    async (call) => {
      const { sync: run, store, deps } = openPrices()
      store.faults.set(call, [fault('vtex_timeout'), fault('vtex_timeout')])
      const records = batch({ basePrice: 11 })
      expect(await run(records, { deadline: deps.now() + 700 })).toEqual([null])
      expect(outcomes(await run(records))).toEqual(['applied'])
      expect(store.prices.get('1')?.basePrice).toBe(11)
    },
  )

  it('trusts the ledger no more after a write that was left for later', async () => {
    const { sync: run, store, deps } = openPrices()
    await run(batch({ basePrice: 10 }))
    store.faults.set('pricing.replace', [fault('vtex_timeout', { applied: true })])
    expect(await run(batch({ basePrice: 11 }), { deadline: deps.now() + 100 })).toEqual([null])
    expect(outcomes(await run(batch({ basePrice: 10 })))).toEqual(['applied'])
  })
})

describe('when VTEX refuses the app itself', () => {
  const forbidden = { failure: failure('policy_missing', undefined, { kind: 'forbidden' }) } as const

  it.each([
    ['catalog.skuIdsByRefs', 'catalog'],
    ['pricing.get', 'pricing'],
    ['pricing.replace', 'pricing'],
  ])('%s: background records wait, and the lane with them', async (call, lane) => {
    const { sync: run, store, deps } = openPrices()
    store.faults.set(call, [forbidden])
    const records = batch({ basePrice: 11 })
    const begunAt = Date.now()
    expect(await run(records)).toEqual([null])
    expect(deps.logged).toEqual([expect.objectContaining({ alert: true, lane, code: 'policy_missing' })])
    const calls = store.calls.length
    expect(await run(records, { deadline: begunAt + 59_000 })).toEqual([null])
    expect(store.calls.filter((each) => each.startsWith(lane))).toHaveLength(
      store.calls.slice(0, calls).filter((each) => each.startsWith(lane)).length,
    )
    expect(outcomes(await run(records, { deadline: begunAt + 90_000 }))).toEqual(['applied'])
    expect(Date.now() - begunAt).toBeGreaterThanOrEqual(60_000)
    expect(await entryOf(deps)).toMatchObject({ outcome: 'applied' })
  })

  it('somebody who waits is told at once, also while the lane stands still', async () => {
    const { sync: run, store } = openPrices()
    store.faults.set('pricing.replace', [forbidden, forbidden])
    const begunAt = Date.now()
    for (const skuRef of ['A', 'B']) {
      const results = await run(batch({ skuRef, basePrice: 11 }), { priority: 'interactive' })
      expect(outcomes(results)).toEqual(['policy_missing'])
    }
    expect(outcomes(await run(batch({ basePrice: 11 }), { priority: 'interactive' }))).toEqual(['applied'])
    expect(Date.now() - begunAt).toBeLessThan(2_000)
  })

  it.each(['pricing.get', 'pricing.replace'])('one record of many fails alone: %s', async (call) => {
    const { sync: run, store, deps } = openPrices()
    await run(batch({ skuRef: 'B', basePrice: 12 }))
    store.faults.set(call, [forbidden])
    const begunAt = Date.now()
    expect(outcomes(await run(batch({ basePrice: 11 })))).toEqual(['policy_missing'])
    expect(outcomes(await run(batch({ skuRef: 'B', basePrice: 13 })))).toEqual(['applied'])
    expect(Date.now() - begunAt).toBeLessThan(2_000)
    expect(deps.logged).toEqual([])
  })

  it('the lane stands still when no record gets through any more', async () => {
    const { sync: run, store, deps } = openPrices()
    await run(batch({ basePrice: 11 }))
    store.faults.set('pricing.replace', Array(9).fill(forbidden))
    const seen = []
    for (let amount = 12; amount < 17; amount++) {
      const deadline = deps.now() + 5_000
      seen.push(...outcomes(await run(batch({ basePrice: amount }), { deadline })))
    }
    expect(seen).toEqual(['policy_missing', 'policy_missing', null, null, null])
    expect(deps.logged).toHaveLength(1)
  })

  it('alerts once a minute', async () => {
    const { sync: run, store, deps } = openPrices()
    store.faults.set('pricing.get', Array(9).fill(forbidden))
    for (let second = 0; second < 90; second += 10) {
      await run(batch({ basePrice: 11 }), { priority: 'interactive' })
      await jest.advanceTimersByTimeAsync(10_000)
    }
    expect(deps.logged).toHaveLength(2)
  })
})
