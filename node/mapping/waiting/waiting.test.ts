import { err, ok } from 'neverthrow'
import { cancelJob, jobStoreIn, type Job } from '../../delivery/jobs'
import { commitImport } from '../../delivery/jobs/import'
import { retryRecord } from '../../delivery/jobs/retry-record'
import { childrenOf } from '../../delivery/nested'
import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { retryBatch } from '../../problems'
import { inFakeTime, type TestDeps } from '../../testing/deps'
import { startImport } from '../../testing/imports'
import { countsOf, nextId, resultsOf, work } from '../../testing/jobs'
import { priceMapping, stockMapping, take } from '../../testing/mappings'
import {
  batchesAfter,
  inputOf,
  openWarehouses,
  publish,
  send,
  setCode,
  stocked,
  warehouse,
} from '../../testing/waiting'
import { acceptReceived, acceptSent, putSentPart } from '../accept'
import type { MappingDocument } from '../document'
import { receiveRecords } from '../receive'
import { remapRefused } from '../remap'
import { savePolicy } from '../tables'
import { releaseAllCodes, waitingJobs } from '.'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const brand = { source: 'erp', table: 'brand' }

it('gives a single record the key of its address when it goes on', async () => {
  const deps = await openWarehouses()
  const fields = stockMapping().fields.filter(({ target }) => target !== 'skuRef')
  await publish(deps, stockMapping({ fields }))
  const name = { source: 'erp', flow: 'inventory' as const }
  const received = await receiveRecords(deps, name, [ok({ OnHand: 3, Whs: 'W1' })], { dryRun: false })
  const input = { ...inputOf(deps, 'inventory'), key: { skuRef: 'A', warehouse: 'main' } }
  const job = (await acceptReceived(deps, input, received))._unsafeUnwrap()
  await setCode(deps)
  await work(deps, 'logistics')
  expect(deps.store.balances.get('1')).toMatchObject([{ warehouseId: 'main', totalQuantity: 3 }])
  expect(await countsOf(deps, job.id)).toMatchObject({ parked: 0, skipped: 1 })
})

it('fails a single record whose key turns out to be another', async () => {
  const deps = await openWarehouses()
  const name = { source: 'erp', flow: 'inventory' as const }
  const received = await receiveRecords(deps, name, [ok(stocked('A', 3))], { dryRun: false })
  const input = { ...inputOf(deps, 'inventory'), key: { skuRef: 'A', warehouse: 'north' } }
  const job = (await acceptReceived(deps, input, received))._unsafeUnwrap()
  await setCode(deps)
  const [again] = await batchesAfter(deps, job.id)
  expect(await resultsOf(deps, again?.id ?? '')).toMatchObject([{ outcome: 'failed', code: 'ref_mismatch' }])
})

it('does not overwrite what was sent later', async () => {
  const deps = await openWarehouses()
  const waiting = await send(deps, 'inventory', [stocked('A', 3)])
  await setCode(deps, warehouse, 'N')
  await send(deps, 'inventory', [stocked('A', 9, 'N')])
  await work(deps, 'logistics')
  jest.setSystemTime(Date.now() + 1_000)
  const policy = { policy: 'default' as const, defaultValue: 'main', kind: null }
  await inFakeTime(savePolicy(deps, warehouse, policy))
  await work(deps, 'logistics')
  const [again] = await batchesAfter(deps, waiting.id)
  expect(again).toMatchObject({ mappingVersion: 1 })
  expect(await resultsOf(deps, again?.id ?? '')).toMatchObject([{ outcome: 'skipped', code: 'stale' }])
  expect(deps.store.balances.get('1')).toMatchObject([{ warehouseId: 'main', totalQuantity: 9 }])
})

it('releases an import part by part, with the places that its records have', async () => {
  const deps = await openWarehouses()
  let current = await startImport(deps, { flow: 'inventory' })
  for (const [index, item] of ['A', 'B'].entries())
    current = (
      await putSentPart(deps, current, index + 1, [ok(stocked(item, index)), ok(stocked(item, 5, 'W2'))])
    )._unsafeUnwrap()
  await setCode(deps)
  expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: current.id, records: 4 }])
  const { id } = (await commitImport(deps, current))._unsafeUnwrap()
  await inFakeTime(releaseAllCodes(deps))
  expect(await countsOf(deps, id)).toMatchObject({ parked: 2, skipped: 2 })
  expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: id, records: 2 }])
  await work(deps, 'logistics')
  const results = await Promise.all((await batchesAfter(deps, id)).map((job) => resultsOf(deps, job.id)))
  expect(
    results
      .flat()
      .map(({ index, order }) => `${index} ${order}`)
      .sort(),
  ).toEqual([`0 ${id}.0000.0000000`, `0 ${id}.0001.0000000`])
})

it('is found by a repeated request whose first half died before it stored the batch', async () => {
  const deps = await openWarehouses()
  const input = { ...inputOf(deps, 'inventory'), records: [ok(stocked('A', 3))] }
  const dying: TestDeps = {
    ...deps,
    documents: {
      ...deps.documents,
      write: (bucket, key, value) =>
        bucket === 'jobs'
          ? Promise.reject(new Error('The process died'))
          : deps.documents.write(bucket, key, value),
    },
  }
  await expect(acceptSent(dying, input)).rejects.toThrow('died')
  expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: input.id }])
  // There is no batch yet, so the note stays.
  await setCode(deps)
  expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: input.id }])
})

it('leaves what was cancelled where it is', async () => {
  const deps = await openWarehouses()
  const job = await send(deps, 'inventory', [stocked('A', 3), stocked('B', 3, 'W2')])
  await setCode(deps, warehouse, 'W2')
  const mixed = await send(deps, 'inventory', [stocked('A', 4, 'W3'), stocked('B', 4, 'W2')])
  ;(await cancelJob(deps, mixed))._unsafeUnwrap()
  await setCode(deps, warehouse, 'W3')
  expect(await batchesAfter(deps, mixed.id)).toEqual([])
  expect(await resultsOf(deps, mixed.id)).toMatchObject([
    { outcome: 'skipped', message: 'The batch was cancelled.' },
  ])
  expect(await waitingJobs(deps, warehouse)).toMatchObject([{ job: job.id, records: 1 }])
})

/** Products with their SKUs, whose brand is looked up. */
const families: MappingDocument = {
  format: 1,
  flow: 'products',
  fields: [
    take('ref', 'Code'),
    take('name', 'Title'),
    take('brandRef', 'Brand', { convert: [{ kind: 'table', table: 'brand' }] }),
    take('categoryRef', 'Group'),
    {
      target: 'skus',
      from: { kind: 'each', path: 'Items', fields: [take('ref', 'Sku'), take('name', 'Label')] },
      convert: [],
    },
  ],
  filters: [],
  tests: [],
}
const family = (Brand: string) => ({
  ...{ Code: 'P1', Title: 'Mug', Brand, Group: 'C1' },
  Items: [
    { Sku: 'S1', Label: 'Blue' },
    { Sku: 'S2', Label: 'Red' },
  ],
})

async function ordersIn(deps: TestDeps, job: Job): Promise<string[]> {
  const store = jobStoreIn(deps.documents)
  const jobs = [job, ...(await childrenOf(store, job))]
  const records = await Promise.all(jobs.map((each) => store.records(flows[each.flow], each, 0)))
  return records
    .flat()
    .map(({ ref, order }) => `${ref} ${order}`)
    .sort()
}

const ordersOf = ({ id }: Job, index = 0) => [
  `P1 ${id}.0000.000000${index}`,
  `S1 ${id.slice(0, -2)}${id.endsWith('00') ? '01' : '00'}.0000.000000${index}.00001`,
  `S2 ${id.slice(0, -2)}${id.endsWith('00') ? '01' : '00'}.0000.000000${index}.00002`,
]

it('sends products on with their SKUs, in the order in which they came', async () => {
  const deps = await openWarehouses()
  await publish(deps, families)
  await savePolicy(deps, brand, { policy: 'park', defaultValue: null, kind: 'BRAND' })
  const job = await send(deps, 'products', [{}, family('B9')])
  expect(await countsOf(deps, job.id)).toMatchObject({ parked: 1, failed: 1 })
  await setCode(deps, brand, 'B9', 'acme')
  const [again] = await batchesAfter(deps, job.id)
  expect(again).toMatchObject({ children: [{ flow: 'skus' }], mappingVersion: 1 })
  expect(await ordersIn(deps, again as Job)).toEqual(ordersOf(job, 1))
})

it('sends refused products again with their SKUs, as the mapping is now', async () => {
  const deps = await openWarehouses()
  const job = await send(deps, 'products', [family('acme')])
  expect(await countsOf(deps, job.id)).toMatchObject({ failed: 1 })
  await publish(deps, {
    ...families,
    fields: [take('brandRef', 'Brand'), ...families.fields.filter(({ target }) => target !== 'brandRef')],
  })
  const again = (await retryBatch(deps, job, nextId(deps.now())))._unsafeUnwrap()
  expect(again.retryOf).toBe(job.id)
  expect(await ordersIn(deps, again)).toEqual(ordersOf(job))
})

it('sends one refused product again with its SKUs, edited', async () => {
  const deps = await openWarehouses()
  await publish(deps, families)
  const job = await send(deps, 'products', [family('B9')])
  expect(await resultsOf(deps, job.id)).toMatchObject([{ code: 'unmapped_code', outcome: 'failed' }])
  await setCode(deps, brand, 'B1', 'acme')
  const id = nextId(deps.now())
  const remap = remapRefused(deps, job)
  const stillWrong = await retryRecord(deps, job, { id, index: 0, edited: family('B8'), remap })
  expect(stillWrong._unsafeUnwrapErr().code).toBe('unmapped_code')
  const again = await retryRecord(deps, job, { id, index: 0, edited: family('B1'), remap })
  expect(await ordersIn(deps, again._unsafeUnwrap())).toEqual(ordersOf({ ...job, id }))
})

it('takes a batch in though its unknown codes could not be counted', async () => {
  const deps = await openWarehouses()
  const update: TestDeps['documents']['update'] = async (bucket, key, change, known) => {
    if (bucket === 'unknown-codes') throw new Error('Too many writers')
    return deps.documents.update(bucket, key, change, known)
  }
  const busy: TestDeps = { ...deps, documents: { ...deps.documents, update } }
  const job = await send(busy, 'inventory', [stocked('A', 3)])
  expect(await countsOf(deps, job.id)).toMatchObject({ parked: 1 })
  expect(deps.logged).toHaveLength(1)
})

it('refuses a batch that is too large before it is mapped', async () => {
  const deps = await openWarehouses()
  await publish(deps, priceMapping())
  const records = Array.from({ length: 10_001 }, () => err(failure('invalid_json')))
  deps.documents.calls.length = 0
  const refused = await acceptSent(deps, { ...inputOf(deps, 'prices'), records })
  expect(refused._unsafeUnwrapErr().code).toBe('too_many_records')
  expect(deps.documents.calls).toEqual([])
})
