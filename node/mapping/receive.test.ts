import { err, ok } from 'neverthrow'
import { jobStoreIn, retryJob, viewOf } from '../delivery/jobs'
import { failure } from '../errors/failure'
import { flows } from '../flows'
import type { FlowName } from '../flows/flow'
import { nextId, openJobStore as open, resultsOf, work } from '../testing/jobs'
import { inFakeTime, type TestDeps } from '../testing/deps'
import { priceMapping, stockMapping, take } from '../testing/mappings'
import { recentSamples } from '../sources/samples'
import { acceptSent } from './accept'
import type { MappingDocument } from './document'
import { previewRecords } from './preview'
import { receiveRecords } from './receive'
import { remapRefused } from './remap'
import { pageOfCodes, saveCodes, savePolicy } from './tables'
import { publishDraft, saveDraft } from './versions'
import { codesWaitedFor, releaseAllCodes, waitingJobs } from './waiting'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Opened = TestDeps

async function publish(deps: Opened, document: MappingDocument): Promise<void> {
  const name = { source: 'erp', flow: document.flow }
  const saved = await saveDraft(deps, { ...name, document, revision: null, by: 'ana' })
  const revision = saved._unsafeUnwrap().draft?.revision ?? ''
  ;(await publishDraft(deps, { ...name, revision, note: null, by: 'ana' }))._unsafeUnwrap()
}

/** Takes records in as the API does, and works them off. */
async function send(
  deps: Opened,
  flow: FlowName,
  records: unknown[],
  { dryRun = false } = {},
): Promise<string> {
  const id = nextId(deps.now())
  const raws = records.map((record) => ok(record))
  const options = { source: 'erp', dryRun, verify: false, park: true }
  ;(await acceptSent(deps, { ...options, id, flow: flows[flow], records: raws }))._unsafeUnwrap()
  await work(deps, flows[flow].lane)
  return id
}

const jobOf = async (deps: Opened, id: string) => {
  const job = await jobStoreIn(deps.documents).read(id)
  if (!job) throw new Error(`There is no batch ${id}`)
  return job
}
const viewOfBatch = async (deps: Opened, id: string) => viewOf(await jobOf(deps, id), deps.now())
const row = (ProductNumber: string, ListPrice: unknown) => ({ ProductNumber, ListPrice })
const stocked = (Item: string, OnHand: number, Whs: string) => ({ Item, OnHand, Whs })

it('maps the records of a source that has a mapping, and leaves those of others as they are', async () => {
  const { deps } = open()
  deps.store.skus.set('A', '1')
  await publish(deps, priceMapping())
  const id = await send(deps, 'prices', [row('A', 12.5)])
  expect(await viewOfBatch(deps, id)).toMatchObject({ mappingVersion: 1, counts: { applied: 1 } })
  expect(deps.store.prices.get('1')).toMatchObject({ basePrice: 12.5 })
  const raws = [ok(row('A', 1))]
  const others = await receiveRecords(deps, { source: 'wms', flow: 'prices' }, raws, { dryRun: false })
  expect(others).toMatchObject({ records: raws, seen: [] })
  expect(others.mappingVersion).toBeUndefined()
})

it('passes on what was no JSON, and refuses what the mapping cannot read, with its place in the record', async () => {
  const { deps } = open()
  const number = { kind: 'number' as const, decimal: '.' as const }
  const fields = [take('skuRef', 'ProductNumber'), take('basePrice', 'ListPrice', { convert: [number] })]
  await publish(deps, priceMapping({ fields }))
  const broken = err(failure('invalid_json'))
  const { records } = await receiveRecords(
    deps,
    { source: 'erp', flow: 'prices' },
    [broken, ok(row('A', 'many'))],
    {
      dryRun: true,
    },
  )
  expect(records[0]).toBe(broken)
  expect(records[1]?.isErr() && records[1].error).toMatchObject({
    code: 'mapping_failed',
    errors: [{ pointer: '/ListPrice' }],
  })
})

it('sends refused records again by the mapping of then, in their order', async () => {
  const { deps } = open()
  deps.store.skus.set('A', '1')
  const id = await send(deps, 'prices', [row('A', 5), { skuRef: 'A', basePrice: 7 }])
  expect(await viewOfBatch(deps, id)).toMatchObject({ counts: { failed: 1, applied: 1 } })
  await publish(deps, priceMapping())
  const again = await retryJob(deps, await jobOf(deps, id), nextId(deps.now()), {
    remap: remapRefused(deps, await jobOf(deps, id)),
  })
  await work(deps)
  // Sent first, so what came after it stays.
  expect(await resultsOf(deps, again._unsafeUnwrap().id)).toMatchObject([
    { ref: 'A', outcome: 'skipped', code: 'stale' },
  ])
  expect(deps.store.prices.get('1')).toMatchObject({ basePrice: 7 })
})

it('skips what a filter leaves out, and says which', async () => {
  const { deps } = open()
  await publish(deps, priceMapping({ filters: [{ path: 'WebShop', is: 'equals', value: true }] }))
  const id = await send(deps, 'prices', [row('A', 5)])
  expect(await viewOfBatch(deps, id)).toMatchObject({ counts: { skipped: 1, failed: 0 }, status: 'done' })
  expect(await resultsOf(deps, id)).toMatchObject([{ outcome: 'skipped', code: 'filtered' }])
})

describe('an unknown code', () => {
  const warehouse = { source: 'erp', table: 'warehouse' }
  const known = { set: [{ code: 'W1', value: 'main' }], remove: [] }

  async function openWaiting() {
    const { deps } = open()
    deps.store.skus.set('A', '1')
    deps.store.skus.set('B', '2')
    await publish(deps, stockMapping())
    await savePolicy(deps, warehouse, { policy: 'park', defaultValue: null, kind: 'WAREHOUSE' })
    const id = await send(deps, 'inventory', [stocked('A', 3, 'W1'), stocked('B', 4, 'W2')])
    return { deps, id }
  }

  it('is counted with an example, and lets its records wait', async () => {
    const { deps, id } = await openWaiting()
    expect(await viewOfBatch(deps, id)).toMatchObject({ counts: { parked: 2, failed: 0 }, status: 'done' })
    expect(await resultsOf(deps, id)).toMatchObject([{ code: 'unmapped_code' }, { code: 'unmapped_code' }])
    const page = { ...warehouse, search: null, show: 'ALL' as const, limit: 9, cursor: null }
    expect((await pageOfCodes(deps, page)).codes).toMatchObject([
      { code: 'W1', seen: { count: 1, flow: 'inventory' } },
      { code: 'W2', seen: { count: 1 } },
    ])
    expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: id, records: 2 }])
    const waited = { source: 'erp', table: 'warehouse', flow: 'inventory', records: 1 }
    expect(await codesWaitedFor(deps)).toMatchObject({
      records: 2,
      codes: [
        { code: 'W1', ...waited },
        { code: 'W2', ...waited },
      ],
    })
  })

  it('releases what waited for it when it gets a value, and nothing else', async () => {
    const { deps, id } = await openWaiting()
    await inFakeTime(saveCodes(deps, warehouse, known))
    await work(deps, 'logistics')
    expect(deps.store.balances.get('1')).toMatchObject([{ warehouseId: 'main', totalQuantity: 3 }])
    expect(await viewOfBatch(deps, id)).toMatchObject({
      counts: { parked: 1, skipped: 1, failed: 0, total: 2 },
    })
    const [went] = await resultsOf(deps, id)
    expect(went).toMatchObject({
      outcome: 'skipped',
      message: expect.stringMatching(/went on in batch 0\w{25}\./),
    })
    expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: id, records: 1 }])
    await inFakeTime(saveCodes(deps, warehouse, { set: [{ code: 'W2', value: 'main' }], remove: [] }))
    await work(deps, 'logistics')
    expect(deps.store.balances.get('2')).toMatchObject([{ warehouseId: 'main', totalQuantity: 4 }])
    expect(await waitingJobs(deps, warehouse)).toEqual([])
  })

  it('writes nothing twice when a release was cut short before the old batch said so', async () => {
    const { deps } = await openWaiting()
    const { write } = deps.documents
    let isDead = false
    const dying: Opened = {
      ...deps,
      documents: {
        ...deps.documents,
        write: async (bucket, key, value) => {
          if (key.includes('.invalid.')) isDead = true
          if (isDead) throw new Error('The process died')
          return write(bucket, key, value)
        },
      },
    }
    await inFakeTime(saveCodes(dying, warehouse, known)).catch(() => undefined)
    await work(deps, 'logistics')
    jest.setSystemTime(Date.now() + 60_000)
    await inFakeTime(releaseAllCodes(deps))
    await work(deps, 'logistics')
    expect(deps.store.balances.get('1')).toMatchObject([{ warehouseId: 'main', totalQuantity: 3 }])
    expect(deps.store.writes()).toHaveLength(1)
    expect(await waitingJobs(deps, warehouse)).toMatchObject([{ records: 1 }])
  })

  it('fails what waited for seven days', async () => {
    const { deps, id } = await openWaiting()
    jest.setSystemTime(Date.now() + 7 * 24 * 3_600_000 + 1)
    await inFakeTime(releaseAllCodes(deps))
    expect(await viewOfBatch(deps, id)).toMatchObject({ counts: { parked: 0, failed: 2 } })
    expect(await resultsOf(deps, id)).toMatchObject([
      { code: 'parked_too_long' },
      { code: 'parked_too_long' },
    ])
    expect(await waitingJobs(deps, warehouse)).toEqual([])
  })
})

it('counts, keeps and writes nothing in a dry run or a preview', async () => {
  const { deps } = open()
  deps.store.skus.set('A', '1')
  await publish(deps, stockMapping())
  const before = new Map(deps.documents.stored)
  const previewed = await previewRecords(deps, {
    source: 'erp',
    flow: 'inventory',
    payload: [stocked('A', 3, 'W9'), { Item: 'A', OnHand: 'x', Whs: 'W9' }],
  })
  expect(previewed._unsafeUnwrap()).toMatchObject([
    {
      canonical: null,
      unknownCodes: [{ table: 'warehouse', code: 'W9' }],
      result: { code: 'unmapped_code' },
    },
    { canonical: null },
  ])
  expect([...deps.documents.stored.keys()]).toEqual([...before.keys()])
  expect(deps.store.writes()).toEqual([])
})

it('previews a draft with what VTEX would be changed to', async () => {
  const { deps } = open()
  deps.store.skus.set('A', '1')
  const wanted = { source: 'erp', flow: 'prices' as const, document: priceMapping(), payload: row('A', 9.99) }
  expect((await previewRecords(deps, wanted))._unsafeUnwrap()).toMatchObject([
    {
      canonical: { skuRef: 'A', basePrice: 9.99 },
      result: {
        outcome: 'applied',
        vtexId: '1',
        changes: [{ field: 'basePrice', before: null, after: 9.99 }],
      },
    },
  ])
  expect((await previewRecords(deps, { ...wanted, payload: [] }))._unsafeUnwrapErr().code).toBe(
    'invalid_parameter',
  )
  expect((await previewRecords(deps, { ...wanted, flow: 'brands' }))._unsafeUnwrapErr().code).toBe(
    'invalid_mapping',
  )
})

it('keeps the newest records of a source for a day', async () => {
  const { deps } = open()
  await send(
    deps,
    'prices',
    Array.from({ length: 9 }, (_, index) => row(`A${index}`, 1)),
  )
  const name = { source: 'erp', flow: 'prices' as const }
  expect((await recentSamples(deps, name)).map(({ json }) => JSON.parse(json) as object)).toEqual(
    [0, 1, 2, 3, 4].map((index) => row(`A${index}`, 1)),
  )
  jest.setSystemTime(Date.now() + 24 * 3_600_000)
  expect(await recentSamples(deps, name)).toEqual([])
})
