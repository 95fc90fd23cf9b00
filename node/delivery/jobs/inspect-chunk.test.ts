import { flows } from '../../flows'
import { batch, entryOf, openPrices, outcomes } from '../../testing/sync'
import { ledgerIn } from '../ledger'
import { forgetHash } from '../sync'
import { inspectChunk } from './inspect-chunk'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const options = { verify: false, isOldest: true, ownership: {}, held: null }

it('settles a chunk by the ledger alone when nothing of it needs VTEX', async () => {
  const { deps, store, sync } = openPrices()
  const stale = batch({ skuRef: 'B', basePrice: 1 })
  await sync(batch({ basePrice: 10 }, { skuRef: 'B', basePrice: 10 }))
  const calls = store.calls.length
  const { results, inputs } = await inspectChunk(
    ledgerIn(deps.documents),
    flows.prices,
    [...batch({ basePrice: 10 }), ...stale],
    options,
  )
  expect(outcomes(results ?? [])).toEqual(['unchanged', 'stale'])
  expect(inputs.map(({ ref }) => ref)).toEqual(['A'])
  expect(store.calls).toHaveLength(calls)
})

it.each([
  ['one record differs', [{ basePrice: 10 }, { skuRef: 'B', basePrice: 12 }], false],
  ['one record is new', [{ basePrice: 10 }, { skuRef: 'C', basePrice: 10 }], false],
  ['everything is to be compared', [{ basePrice: 10 }], true],
])('leaves the whole chunk to VTEX when %s', async (_name, fields, verify) => {
  const { deps, sync } = openPrices()
  await sync(batch({ basePrice: 10 }, { skuRef: 'B', basePrice: 10 }))
  const { results } = await inspectChunk(ledgerIn(deps.documents), flows.prices, batch(...fields), {
    ...options,
    verify,
  })
  expect(results).toBeNull()
})

it('shows the guards what was and what would be', async () => {
  const { deps, sync } = openPrices()
  await sync(batch({ basePrice: 10, listPrice: 20 }))
  const records = batch({ basePrice: 12 }, { skuRef: 'C', basePrice: 3 })
  const { inputs } = await inspectChunk(ledgerIn(deps.documents), flows.prices, records, options)
  expect(inputs).toEqual([
    {
      ref: 'A',
      before: expect.objectContaining({ basePrice: 10, listPrice: 20 }) as object,
      after: expect.objectContaining({ basePrice: 12 }) as object,
    },
    { ref: 'C', before: null, after: expect.objectContaining({ basePrice: 3 }) as object },
  ])
})

it.each([true, false])(
  'keeps older open jobs from overwriting what is unchanged (is oldest: %s)',
  async (isOldest) => {
    const { deps, sync } = openPrices()
    await sync(batch({ basePrice: 10 }))
    const [older, newer] = [batch({ basePrice: 7 }), batch({ basePrice: 10 })]
    const before = await entryOf(deps)
    await inspectChunk(ledgerIn(deps.documents), flows.prices, newer, { ...options, isOldest })
    if (isOldest) return expect(await entryOf(deps)).toEqual(before)
    expect(outcomes(await sync(older))).toEqual(['stale'])
  },
)

it('leaves a chunk to VTEX when somebody else writes a record of it meanwhile', async () => {
  const { deps, store, sync } = openPrices()
  await sync(batch({ basePrice: 10 }))
  const [older, newer] = [batch({ basePrice: 7 }), batch({ basePrice: 10 })]
  const { read } = deps.documents
  let reads = 0
  const documents = {
    ...deps.documents,
    read: async <T>(bucket: string, key: string) => {
      const found = await read<T>(bucket, key)
      if (bucket.startsWith('ledger') && ++reads === 1) await sync(older)
      return found
    },
  }
  const inspected = await inspectChunk(ledgerIn(documents, { whenRaced: forgetHash }), flows.prices, newer, {
    ...options,
    isOldest: false,
  })
  expect(store.prices.get('1')?.basePrice).toBe(7)
  expect(inspected.results).toBeNull()
  expect(outcomes(await sync(newer))).toEqual(['applied'])
  expect(store.prices.get('1')?.basePrice).toBe(10)
})
