import { testDeps, inFakeTime } from '../../testing/deps'
import { accept, countsOf, nextId, openJobStore, price, read, resultsOf, work } from '../../testing/jobs'
import { flows } from '../../flows'
import { syncOne } from '../sync-one'
import { showAttempt } from '../show-attempt'
import { readHistory } from '../show-history'
import { jobStoreIn } from './job-store'
import { replayRecord } from './replay-record'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const where = { flow: flows.prices, key: ['R7'] }

/** R7 among twelve hundred records, set to each price in turn. */
async function openStore(...prices: number[]) {
  const { deps, refs } = openJobStore(1_200)
  const jobs: string[] = []
  for (const basePrice of prices) {
    const others = jobs.length === 0 ? refs.filter((ref) => ref !== 'R7') : []
    const job = await accept(deps, [...others.map((ref) => price(ref)), price('R7', basePrice)])
    jobs.push(job.id)
    await work(deps)
    jest.setSystemTime(Date.now() + 1_000)
  }
  const { events } = (await readHistory(deps, where.flow, where.key))._unsafeUnwrap()
  return { deps, jobs, events }
}

const replay = async (deps: ReturnType<typeof testDeps>, at: string, batch: string | null) =>
  replayRecord(deps, { ...where, event: { at, batch }, id: nextId(deps.now()) })

it('knows the record behind every event, also of the first, which says not where it is', async () => {
  const { deps, jobs, events } = await openStore(5, 6)
  expect(events.map(({ batch, place }) => [batch, place])).toEqual([
    [jobs[1], { bucket: 0, chunk: 0 }],
    [jobs[0], undefined],
  ])
  const shown = await Promise.all(events.map((event) => showAttempt(deps, where, event)))
  expect(shown.map((each) => each._unsafeUnwrap())).toMatchObject([
    { source: 'erp', record: { skuRef: 'R7', basePrice: 6 }, changes: [{ before: 5, after: 6 }] },
    { source: 'erp', record: { skuRef: 'R7', basePrice: 5 } },
  ])
})

it('sends a record again, and it is compared with VTEX', async () => {
  const { deps, events } = await openStore(5)
  const id = deps.store.skus.get('R7') ?? ''
  deps.store.prices.set(id, { ...deps.store.prices.get(id), basePrice: 99 } as never)
  const [event] = events
  const job = (await replay(deps, event?.at ?? '', event?.batch ?? null))._unsafeUnwrap()
  await work(deps)
  expect(await countsOf(deps, job.id)).toMatchObject({ status: 'done', total: 1, applied: 1 })
  expect(deps.store.prices.get(id)?.basePrice).toBe(5)
  expect((await read(deps, job.id)).retryOf).toBe(event?.batch)
})

it('lets nothing old overwrite what came later', async () => {
  const { deps, events } = await openStore(5, 6)
  const first = events[1]
  const job = (await replay(deps, first?.at ?? '', first?.batch ?? null))._unsafeUnwrap()
  await work(deps)
  expect(await resultsOf(deps, job.id)).toMatchObject([{ outcome: 'skipped', code: 'stale' }])
  expect(deps.store.prices.get(deps.store.skus.get('R7') ?? '')?.basePrice).toBe(6)
})

it('says when the batch is gone, when it is at work, and when there is no such event', async () => {
  const { deps, jobs, events } = await openStore(5)
  const { at = '', batch = null } = events[0] ?? {}
  expect((await replay(deps, '2020-01-01T00:00:00.000Z', batch))._unsafeUnwrapErr().code).toBe('not_found')
  const store = jobStoreIn(deps.documents)
  await store.update(jobs[0] ?? '', (job) => ({ ...job, status: 'running' }))
  expect((await replay(deps, at, batch))._unsafeUnwrapErr().code).toBe('batch_running')
  for (const key of deps.documents.stored.keys()) if (/^job/.test(key)) deps.documents.stored.delete(key)
  expect((await replay(deps, at, batch))._unsafeUnwrapErr().code).toBe('record_not_kept')
})

it('keeps no record of a single call', async () => {
  const deps = testDeps()
  deps.store.skus.set('R7', '7')
  const call = { dryRun: false, verify: false, park: false, source: 'erp' }
  await inFakeTime(syncOne(deps, { ...call, flow: flows.prices, record: { skuRef: 'R7', basePrice: 1 } }))
  const [event] = (await readHistory(deps, where.flow, where.key))._unsafeUnwrap().events
  expect((await replay(deps, event?.at ?? '', null))._unsafeUnwrapErr().code).toBe('record_not_kept')
})
