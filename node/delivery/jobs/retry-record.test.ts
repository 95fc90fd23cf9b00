import { accept, countsOf, nextId, openJobStore, price, read, work } from '../../testing/jobs'
import type { TestDeps } from '../../testing/deps'
import { findFailedRecord } from './failed-record'
import { commitImport, openImport, putPart } from './import'
import type { Job } from './job'
import { retryRecord, type RecordRetry } from './retry-record'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

/** A finished batch: R0 applied, one of an unknown SKU, one that was refused. */
async function openFailed() {
  const { deps } = openJobStore(1)
  const { id } = await accept(deps, [price('R0'), price('late', 7), price('R0', 'ten')])
  await work(deps)
  deps.store.skus.set('late', '9')
  return { deps, job: await read(deps, id) }
}

const retry = async (deps: TestDeps, job: Job, place: Omit<RecordRetry, 'id'>) => {
  jest.setSystemTime(Date.now() + 1)
  return retryRecord(deps, job, { id: nextId(deps.now()), ...place })
}

it.each([
  [
    1,
    { result: { code: 'sku_not_found', ref: 'late' }, record: { record: { skuRef: 'late', basePrice: 7 } } },
  ],
  [2, { result: { code: 'invalid_record', ref: 'R0' }, record: null }],
])('finds the failed record at %d', async (index, expected) => {
  const { deps, job } = await openFailed()
  expect((await findFailedRecord(deps, job, { index }))._unsafeUnwrap()).toMatchObject(expected)
})

it.each([0, 3])('finds none at %d', async (index) => {
  const { deps, job } = await openFailed()
  expect((await findFailedRecord(deps, job, { index }))._unsafeUnwrapErr().code).toBe('not_found')
})

it('tells parts of an import apart', async () => {
  const { deps } = openJobStore(0)
  const options = {
    flow: 'prices',
    mode: 'upsert',
    missing: 'report',
    dryRun: false,
    verify: false,
    park: false,
  } as const
  let load = await openImport(deps, { ...options, id: nextId(deps.now()), source: 'erp' })
  for (const [part, ref] of ['A', 'B', 'C'].entries()) {
    const records = ref === 'B' ? [price('B', 'ten')] : [price(ref)]
    load = (await putPart(deps, load, part + 1, records))._unsafeUnwrap()
  }
  const { id } = (await commitImport(deps, load))._unsafeUnwrap()
  await work(deps)
  const job = await read(deps, id)
  const refs = [1, 2, 3].map(
    async (part) => (await findFailedRecord(deps, job, { index: 0, part }))._unsafeUnwrap().result.ref,
  )
  expect(await Promise.all(refs)).toEqual(['A', 'B', 'C'])
})

it('sends the record as it was, after what came later', async () => {
  const { deps, job } = await openFailed()
  jest.setSystemTime(Date.now() + 1)
  await accept(deps, [price('late', 8)])
  await work(deps)
  const { id, retryOf } = (await retry(deps, job, { index: 1 }))._unsafeUnwrap()
  expect(retryOf).toBe(job.id)
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', total: 1, skipped: 1 })
  expect(deps.store.prices.get('9')).toMatchObject({ basePrice: 8 })
})

it('sends an edited record as the newest', async () => {
  const { deps, job } = await openFailed()
  const { id } = (
    await retry(deps, job, { index: 2, edited: { skuRef: 'R0', basePrice: 10 } })
  )._unsafeUnwrap()
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', total: 1, applied: 1 })
  expect(deps.store.prices.get('1')).toMatchObject({ basePrice: 10 })
})

it('answers the same batch when it is asked for again', async () => {
  const { deps, job } = await openFailed()
  const place = { id: nextId(deps.now()), index: 1 }
  const first = (await retryRecord(deps, job, place))._unsafeUnwrap()
  expect((await retryRecord(deps, job, place))._unsafeUnwrap()).toEqual(first)
})

it.each<[string, Omit<RecordRetry, 'id'>, string]>([
  ['a refused one as it was', { index: 2 }, 'nothing_to_retry'],
  ['one that is still not valid', { index: 2, edited: { skuRef: 'R0', basePrice: 'ten' } }, 'invalid_record'],
  ['one that did not fail', { index: 0 }, 'not_found'],
])('refuses %s', async (_, place, code) => {
  const { deps, job } = await openFailed()
  expect((await retry(deps, job, place))._unsafeUnwrapErr().code).toBe(code)
})

it('refuses while the batch is worked on', async () => {
  const { deps } = openJobStore(0)
  const job = await accept(deps, [price('A', 'ten'), price('B')])
  expect((await retry(deps, job, { index: 0 }))._unsafeUnwrapErr().code).toBe('batch_running')
})
