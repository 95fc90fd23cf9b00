import { ok } from 'neverthrow'
import { inFakeTime } from '../../testing/deps'
import { accept, countsOf, openJobStore as open, price, resultsOf, stock, work } from '../../testing/jobs'
import { flows } from '../../flows'
import { pause } from '../../storage/documents'
import { ledgerIn } from '../ledger'
import { RESULTS } from '../retention/layout'
import { saveOwnFlowSettings } from '../settings'
import { syncOne } from '../sync-one'
import { countNotes } from './notes'
import { LONGEST_WAIT_MILLISECONDS, releaseFor, releaseParked } from './release'
import { waitingFor } from './waiting'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Opened = ReturnType<typeof open>['deps']

const later = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds)
const release = (deps: Opened) => {
  later(60_000)
  return inFakeTime(releaseParked(deps))
}
const send = async (deps: Opened, records: Parameters<typeof accept>[1]) => {
  const { id } = await accept(deps, records, { park: true })
  await work(deps)
  return id
}
const put = (deps: Opened, record: object) =>
  inFakeTime(
    syncOne(deps, { flow: flows.prices, record, dryRun: false, verify: false, park: true, source: 'erp' }),
  )
const isRelease = (lease: string) => lease.startsWith('release.prices.')
const isGivenUp = (lease: unknown) => (lease as { owner: string }).owner === ''
const baseOf = (deps: Opened, ref: string) => deps.store.prices.get(deps.store.skus.get(ref) ?? '')?.basePrice

it('parks a record whose SKU is missing, and applies it when the SKU arrives', async () => {
  const { deps } = open()
  const id = await send(deps, [price('late', 7)])
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', parked: 1 })
  expect(await resultsOf(deps, id)).toMatchObject([{ outcome: 'parked', code: 'sku_not_found' }])
  expect(await release(deps)).toEqual({ released: 0, failed: 0 })
  deps.store.skus.set('late', '77')
  expect(await release(deps)).toEqual({ released: 1, failed: 0 })
  expect(baseOf(deps, 'late')).toBe(7)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', parked: 0, applied: 1 })
  expect(await resultsOf(deps, id)).toMatchObject([
    { outcome: 'applied', code: null, vtexId: '77', index: 0 },
  ])
  expect(await countNotes(deps.documents)).toBe(0)
})

it('fails a record at once that is not to wait', async () => {
  const { deps } = open()
  const { id } = await accept(deps, [price('late', 7)])
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ parked: 0, failed: 1 })
  expect(await countNotes(deps.documents)).toBe(0)
})

it('applies the newest of what waits, and settles every record that came with it', async () => {
  const { deps } = open()
  const ids = [await send(deps, [price('late', 1), price('late', 2)]), await send(deps, [price('late', 3)])]
  later(1_000)
  expect((await put(deps, { skuRef: 'late', listPrice: 9 }))._unsafeUnwrap().outcome).toBe('parked')
  deps.store.skus.set('late', '77')
  await release(deps)
  expect(deps.store.prices.get('77')).toMatchObject({ basePrice: 3, listPrice: 9 })
  for (const id of ids) expect(await countsOf(deps, id)).toMatchObject({ parked: 0, pending: 0 })
  expect(deps.store.writes()).toHaveLength(1)
})

it('applies of what two sources sent only what each of them owns', async () => {
  const { deps } = open()
  const own = { ownership: { costPrice: 'never', listPrice: 'never' } } as const
  await saveOwnFlowSettings(deps, { source: 'wms', flow: 'prices' }, own)
  const sendAs = async (source: string, record: object) => {
    const { id } = await accept(deps, [ok({ skuRef: 'late', ...record })], { park: true, source })
    await work(deps)
    return id
  }
  const ids = [
    await sendAs('erp', { basePrice: 3, costPrice: 2 }),
    await sendAs('wms', { basePrice: 4, costPrice: 1, listPrice: 9 }),
  ]
  deps.store.skus.set('late', '77')
  await release(deps)
  expect(deps.store.prices.get('77')).toMatchObject({ basePrice: 4, costPrice: 2, listPrice: null })
  for (const id of ids) expect(await countsOf(deps, id)).toMatchObject({ parked: 0, failed: 0, pending: 0 })
  expect(await countNotes(deps.documents)).toBe(0)
})

it('lets newer data go first: what waited does not overwrite it', async () => {
  const { deps } = open()
  const id = await send(deps, [price('late', 1)])
  deps.store.skus.set('late', '77')
  later(1_000)
  await put(deps, { skuRef: 'late', basePrice: 9 })
  await release(deps)
  expect(baseOf(deps, 'late')).toBe(9)
  expect((await countsOf(deps, id)).parked).toBe(0)
})

it('gives up after 7 days', async () => {
  const { deps } = open()
  const id = await send(deps, [price('late', 7)])
  later(LONGEST_WAIT_MILLISECONDS - 120_000)
  expect(await release(deps)).toEqual({ released: 0, failed: 0 })
  later(120_000)
  expect(await release(deps)).toEqual({ released: 0, failed: 1 })
  expect(await resultsOf(deps, id)).toMatchObject([{ outcome: 'failed', code: 'parked_too_long' }])
  expect(await countsOf(deps, id)).toMatchObject({ parked: 0, failed: 1 })
})

it('asks VTEX at most every 30 seconds, and for each SKU once', async () => {
  const { deps } = open()
  await send(deps, [price('late', 7), stock('late', 1)].slice(0, 1))
  const { id } = await accept(deps, [stock('late', 1), stock('late', 2, 'other')], {
    flow: flows.inventory,
    park: true,
  } as never)
  deps.store.warehouses.push('other')
  await work(deps, 'logistics')
  expect((await countsOf(deps, id)).parked).toBe(2)
  later(60_000)
  const calls = deps.store.calls.length
  await inFakeTime(releaseParked(deps))
  await inFakeTime(releaseParked(deps))
  const asked = deps.store.calls.slice(calls)
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.every((call) => call === 'catalog.skuIdsByRefs late')).toBe(true)
})

it('does not try again what was released while it waited for its turn', async () => {
  const { deps } = open()
  await send(deps, [price('late', 7)])
  deps.store.skus.set('late', '77')
  const calls = deps.store.calls.length
  const twice = Promise.all([releaseFor(deps, 'skus', ['late']), releaseFor(deps, 'skus', ['late'])])
  expect((await inFakeTime(twice)).sort()).toEqual([0, 1])
  expect(deps.store.calls.slice(calls).filter((call) => call.startsWith('pricing.get '))).toHaveLength(1)
})

it('shows who waits for what, most records first', async () => {
  const { deps } = open()
  await send(deps, [price('b', 1)])
  later(60_000)
  await send(deps, [price('a', 1)])
  await accept(deps, [stock('a', 1), stock('c', 2)], { flow: flows.inventory, park: true } as never)
  await work(deps, 'logistics')
  const { waiting, total } = await waitingFor(deps, 2)
  expect(total).toBe(4)
  expect(waiting).toEqual([
    {
      needs: { flow: 'skus', ref: 'a' },
      flows: ['prices', 'inventory'],
      records: 2,
      since: expect.any(String) as string,
    },
    {
      needs: { flow: 'skus', ref: 'b' },
      flows: ['prices'],
      records: 1,
      since: expect.stringMatching(/^2026-03-01T12:00/) as string,
    },
  ])
})

it.each(['__proto__', 'constructor', 'a/b', '%2F'])('parks and releases a SKU called %s', async (ref) => {
  const { deps } = open()
  await send(deps, [price(ref, 7)])
  expect(await countNotes(deps.documents)).toBe(1)
  deps.store.skus.set(ref, '77')
  await release(deps)
  expect(deps.store.prices.get('77')?.basePrice).toBe(7)
  const id = encodeURIComponent(ref)
  expect((await ledgerIn(deps.documents).load('prices', [id])).get(id)).toMatchObject({ vtexId: '77' })
})

it('asks once more for what arrived while it was being parked', async () => {
  const { deps } = open()
  const told: string[] = []
  const arrived = async (flow: string, refs: readonly string[]) => void told.push(`${flow} ${refs.join()}`)
  const entry = {
    hash: 'a',
    vtexId: '7',
    order: '01J.0',
    at: '',
    batch: null,
    outcome: 'applied',
    fields: {},
  } as const
  await ledgerIn(deps.documents).save('skus', new Map([['late', entry]]))
  const options = { dryRun: false, verify: false, park: true, source: 'erp' }
  await inFakeTime(
    syncOne(
      { ...deps, arrived },
      { ...options, flow: flows.prices, record: { skuRef: 'late', basePrice: 1 } },
    ),
  )
  expect(told).toEqual(['skus late'])
})

it('settles the results of many records of one batch that are released side by side', async () => {
  const { deps } = open()
  // All wait for the same SKU, so that they are found together.
  const warehouses = Array.from({ length: 40 }, (_, index) => `W${index}`)
  deps.store.warehouses.push(...warehouses)
  const records = warehouses.map((warehouse, index) => stock('late', index, warehouse))
  const { id } = await accept(deps, records, { flow: flows.inventory, park: true } as never)
  await work(deps, 'logistics')
  expect((await countsOf(deps, id)).parked).toBe(40)
  deps.store.skus.set('late', '77')
  const { write } = deps.documents
  // Storage takes its time, so that whoever read before others wrote overwrites them.
  const slow: typeof write = async (bucket, key, value) => {
    if (bucket === RESULTS) await pause(300)
    return write(bucket, key, value)
  }
  expect(await release({ ...deps, documents: { ...deps.documents, write: slow } })).toEqual({
    released: 40,
    failed: 0,
  })
  expect(await countsOf(deps, id)).toMatchObject({ parked: 0, applied: 40 })
  expect((await resultsOf(deps, id)).filter(({ outcome }) => outcome === 'parked')).toEqual([])
})

it('keeps its turn for a record until its outcome is noted: the next would find it unchanged', async () => {
  const { deps } = open()
  const id = await send(deps, [price('late', 7)])
  deps.store.skus.set('late', '77')
  const { replace } = deps.documents
  let next: Promise<number> | undefined
  // Another replica hears of the SKU while this one has just given up its turn, and answers slowly.
  const slow: typeof replace = async (bucket, key, value, etag) => {
    const isDone = await replace(bucket, key, value, etag)
    if (isRelease(key) && isGivenUp(value)) {
      next = releaseFor(deps, 'skus', ['late'])
      await pause(5_000)
    }
    return isDone
  }
  expect(await release({ ...deps, documents: { ...deps.documents, replace: slow } })).toMatchObject({
    released: 1,
  })
  await inFakeTime(next ?? Promise.reject(new Error('Nobody else tried the record.')))
  expect(await resultsOf(deps, id)).toMatchObject([{ outcome: 'applied' }])
  expect(deps.store.writes()).toHaveLength(1)
})
