import fc from 'fast-check'
import type { TestDeps } from '../../testing/deps'
import { batch, entryOf, openPrices, outcomes } from '../../testing/sync'
import type { SyncOptions } from './run'
import { rounds } from './rounds'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('applies what differs and says what changed', async () => {
  const { sync: run, store, deps } = openPrices()
  const [result] = await run(batch({ basePrice: 11 }))
  expect(result).toMatchObject({
    index: 0,
    ref: 'A',
    outcome: 'applied',
    changes: [{ field: 'basePrice', before: 10, after: 11 }],
    attempts: 1,
    vtexId: '1',
    code: null,
  })
  expect(store.prices.get('1')?.basePrice).toBe(11)
  expect(await entryOf(deps)).toMatchObject({
    outcome: 'applied',
    vtexId: '1',
    at: '2026-03-01T12:00:00.000Z',
  })
})

it('leaves what is the same, and asks VTEX no more the next time', async () => {
  const { sync: run, store } = openPrices()
  expect(outcomes(await run(batch({ basePrice: 10 })))).toEqual(['unchanged'])
  expect(store.calls).toHaveLength(2)
  expect(outcomes(await run(batch({ basePrice: 10 })))).toEqual(['unchanged'])
  expect(store.calls).toHaveLength(2)
  expect(outcomes(await run(batch({ basePrice: 10 }), { verify: true }))).toEqual(['unchanged'])
  expect(store.calls).toHaveLength(3)
  expect(store.writes()).toEqual([])
})

it('answers in the order of the records, each for itself', async () => {
  const { sync: run, store } = openPrices()
  store.prices.delete('3')
  const records = batch(
    { basePrice: 10 },
    { skuRef: 'none', basePrice: 1 },
    { skuRef: 'B', basePrice: 12 },
    { skuRef: 'C', listPrice: 5 },
  )
  const results = await run([...records].reverse())
  expect(results.map((result) => result?.index)).toEqual([3, 2, 1, 0])
  expect(outcomes(results)).toEqual(['invalid_record', 'applied', 'sku_not_found', 'unchanged'])
})

it('applies records of one ref in their order, with one read each', async () => {
  const { sync: run, store } = openPrices()
  const results = await run(batch({ basePrice: 11 }, { listPrice: 20 }, { costPrice: 5 }))
  expect(outcomes(results)).toEqual(['applied', 'applied', 'applied'])
  expect(store.bodies).toEqual([
    { basePrice: 11, costPrice: 4, fixedPrices: [] },
    { basePrice: 11, costPrice: 4, listPrice: 20, fixedPrices: [] },
    { basePrice: 11, costPrice: 5, listPrice: 20, fixedPrices: [] },
  ])
})

it('skips old data, and applies of it what nothing newer has set', async () => {
  const { sync: run, store } = openPrices()
  const [old, partly, versioned] = [
    batch({ basePrice: 1 }),
    batch({ basePrice: 2, listPrice: 20 }),
    batch({ costPrice: 3, version: 1 }),
  ]
  await run(batch({ basePrice: 11, version: 2 }))
  expect(outcomes(await run(old))).toEqual(['stale'])
  expect(outcomes(await run(partly))).toEqual(['applied'])
  expect(outcomes(await run(versioned))).toEqual(['stale'])
  expect(store.prices.get('1')).toMatchObject({ basePrice: 11, listPrice: 20, costPrice: 4 })
})

it('plans and writes nothing in a dry run', async () => {
  const { sync: run, store, deps } = openPrices()
  const [result] = await run(batch({ basePrice: 11 }), { dryRun: true })
  expect(result).toMatchObject({
    outcome: 'applied',
    changes: [{ field: 'basePrice', before: 10, after: 11 }],
  })
  expect(outcomes(await run(batch({ basePrice: 10 }), { dryRun: true }))).toEqual(['unchanged'])
  expect(store.writes()).toEqual([])
  expect(await entryOf(deps)).toBeUndefined()
})

it('reports what a run that was cut short had set out to do', async () => {
  const { sync: run, store, deps } = openPrices()
  const records = batch({ basePrice: 11 }, { skuRef: 'B', basePrice: 12 })
  const plans = new Map<string, { field: string; before: unknown; after: unknown }[]>()
  const onPlanned: SyncOptions['onPlanned'] = async (planned) => {
    for (const { order, changes } of planned) plans.set(order, changes)
  }
  await run(records, { onPlanned, job: 'x' })
  // B's write is known to VTEX only: the worker died before it saved the ledger.
  await deps.documents.update<Record<string, unknown>>('ledger', ledgerKeyOf(deps, 'B'), (shard) =>
    Object.fromEntries(Object.entries(shard ?? {}).filter(([id]) => id !== 'B')),
  )
  const again = await run(records, { job: 'x', plannedBefore: plans })
  expect(again.map((result) => [result?.outcome, result?.changes])).toEqual([
    ['applied', [{ field: 'basePrice', before: 10, after: 11 }]],
    ['applied', [{ field: 'basePrice', before: 10, after: 12 }]],
  ])
  expect(store.writes()).toHaveLength(2)
})

function ledgerKeyOf({ documents }: TestDeps, id: string): string {
  const [at = ''] =
    [...documents.stored].find(([, { json }]) => Object.hasOwn(JSON.parse(json) as object, id)) ?? []
  return at.slice('ledger/'.length)
}

it('tells the plan before it writes', async () => {
  const { sync: run, store } = openPrices()
  const seen: number[] = []
  await run(batch({ basePrice: 11 }), { onPlanned: async () => void seen.push(store.writes().length) })
  expect(seen).toEqual([0])
})

it('puts records of one ref into different rounds, in order', () => {
  const ids = fc.array(
    fc.constantFrom('a', 'b', 'c').map((id) => ({ id })),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(ids, (records) => {
      const all = rounds(records)
      expect(all.flat()).toHaveLength(records.length)
      for (const round of all) expect(new Set(round.map(({ id }) => id)).size).toBe(round.length)
      for (const id of ['a', 'b', 'c']) {
        expect(all.flat().filter((record) => record.id === id)).toEqual(
          records.filter((record) => record.id === id),
        )
      }
    }),
    { seed: 20260301 },
  )
})
