import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { inFakeTime } from '../../testing/deps'
import { accept, countsOf, openJobStore as open, price, read, stock, work } from '../../testing/jobs'
import { slowDown } from '../../testing/trouble'
import { takeLease } from '../lanes'
import { approveJob } from './control'
import { leaseOf } from './wake'
import { LaneIsTaken, workLane } from './work-lane'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const sendAll = (deps: ReturnType<typeof open>['deps'], refs: string[], amount = 1) =>
  accept(
    deps,
    refs.map((ref) => price(ref, amount)),
  )

it('does nothing when nothing is open, and clears marks of jobs that are done or gone', async () => {
  const { deps, refs, store } = open(1)
  await work(deps)
  const { id } = await sendAll(deps, refs)
  await work(deps)
  await Promise.all([store.open('pricing', id), store.open('pricing', 'gone')])
  const calls = deps.store.calls.length
  await work(deps)
  expect(deps.store.calls).toHaveLength(calls)
  expect(await store.openIds('pricing', 9)).toEqual([])
})

it('keeps a second worker away, until the lease of the first is over', async () => {
  const { deps, refs } = open(1)
  const { id } = await sendAll(deps, refs)
  await inFakeTime(takeLease(deps.documents, leaseOf('pricing'), 'other', 15_000, deps.now()))
  await expect(work(deps)).rejects.toBeInstanceOf(LaneIsTaken)
  expect(deps.store.calls).toEqual([])
  jest.setSystemTime(Date.now() + 17_000)
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 1 })
})

it('lets one of many workers in', async () => {
  const { deps, refs } = open(20)
  slowDown(deps.store, [100])
  await sendAll(deps, refs)
  const ends = await inFakeTime(
    Promise.allSettled(Array.from({ length: 5 }, () => workLane(deps, 'pricing'))),
  )
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(deps.store.writes()).toHaveLength(20)
})

it('begins nothing more when it lost its lease', async () => {
  const { deps, refs } = open(2_000)
  const { id } = await sendAll(deps, refs)
  const { pricing } = deps.clients
  const get = pricing.get.bind(pricing)
  const slow: typeof get = async (...args) => {
    await deps.documents.write('leases', leaseOf('pricing'), { owner: 'other', until: Date.now() + 60_000 })
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    return get(...args)
  }
  Object.assign(pricing, { get: slow })
  await work(deps)
  expect((await read(deps, id)).buckets.map(({ chunks }) => chunks)).toContain('i')
  const lease = await deps.documents.read<{ owner: string }>('leases', leaseOf('pricing'))
  expect(lease?.value.owner).toBe('other')
})

it('ends its slice in time, asks for the next one, and goes on where it was', async () => {
  const { deps, refs } = open(200)
  const { pricing } = deps.clients
  const get = pricing.get.bind(pricing)
  const slow: typeof get = async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    return get(...args)
  }
  Object.assign(pricing, { get: slow })
  const { id } = await sendAll(deps, refs)
  for (let slice = 1; deps.woken.length === slice && slice < 20; slice++) {
    const begunAt = deps.now()
    await work(deps)
    expect(deps.now() - begunAt).toBeLessThan(58_000)
  }
  expect(deps.woken.length).toBeGreaterThan(2)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done' })
  expect(deps.store.writes()).toHaveLength(200)
})

it('spares the job a write per chunk', async () => {
  const { deps, refs } = open(1_500)
  const records = refs.map((ref) => stock(ref, 5))
  const { id } = await accept(deps, records, { flow: flows.inventory })
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 1_500 })
  const writes = deps.documents.calls.filter((call) => call.startsWith('replace jobs/'))
  expect(writes.length).toBeLessThan(8)
})

it('works the jobs of a lane side by side: a small one does not wait for a large one', async () => {
  const { deps, refs } = open(3_001)
  const large = await sendAll(deps, refs.slice(0, 3_000))
  const small = await sendAll(deps, refs.slice(3_000))
  await work(deps)
  const [end, smallEnd] = [(await read(deps, large.id)).finishedAt, (await read(deps, small.id)).finishedAt]
  expect(smallEnd).toBeLessThan(end ?? Infinity)
}, 20_000)

it('holds what a guard finds until somebody says yes', async () => {
  const { deps, refs, store } = open(40)
  const send = (quantity: number) =>
    accept(
      deps,
      refs.map((ref) => stock(ref, quantity)),
      { flow: flows.inventory },
    )
  await send(5)
  await work(deps, 'logistics')
  const { id } = await send(0)
  const writes = deps.store.writes().length
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ status: 'held', held: 40, pending: 0 })
  expect(deps.store.writes()).toHaveLength(writes)
  expect(await store.openIds('logistics', 9)).toEqual([])
  expect(deps.logged).toContainEqual(expect.objectContaining({ job: id, code: 'guard_tripped' }))
  await approveJob(deps, await read(deps, id), 'ana')
  await work(deps, 'logistics')
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 40 })
})

it('leaves a job that cannot go on for the next slice, and works off the others', async () => {
  const { deps, refs } = open(2)
  const broken = await sendAll(deps, refs.slice(0, 1))
  const other = await sendAll(deps, refs.slice(1))
  const readDocument = deps.documents.read.bind(deps.documents)
  const away: typeof readDocument = async (bucket, key) => {
    if (bucket === 'job-records' && key.startsWith(broken.id)) throw new Error('storage is away')
    return readDocument(bucket, key)
  }
  Object.assign(deps.documents, { read: away })
  await expect(work(deps)).rejects.toThrow('storage is away')
  expect((await countsOf(deps, other.id)).status).toBe('done')
  Object.assign(deps.documents, { read: readDocument })
  await work(deps)
  expect((await countsOf(deps, broken.id)).status).toBe('done')
})

it('fails the one record VTEX refuses, and goes on with the others', async () => {
  const { deps, refs } = open(4)
  await sendAll(deps, refs)
  await work(deps)
  const forbidden = { failure: failure('policy_missing', undefined, { kind: 'forbidden' }) } as const
  deps.store.faults.set('pricing.replace', [forbidden])
  const { id } = await sendAll(deps, refs, 2)
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 3, failed: 1 })
})

it('stands still when VTEX refuses the app, and loses nothing', async () => {
  const { deps, refs } = open(3)
  const forbidden = { failure: failure('policy_missing', undefined, { kind: 'forbidden' }) } as const
  deps.store.faults.set('pricing.get', [forbidden])
  const { id } = await sendAll(deps, refs)
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'running', pending: 3, failed: 0 })
  expect(deps.logged).toContainEqual(expect.objectContaining({ alert: true, lane: 'pricing' }))
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 3 })
})

it('does not let a job that was held overwrite what was sent again, unchanged, after it', async () => {
  const { deps, refs } = open(40)
  const send = (quantity: number) =>
    accept(
      deps,
      refs.map((ref) => stock(ref, quantity)),
      { flow: flows.inventory },
    )
  await send(5)
  await work(deps, 'logistics')
  const held = await send(0)
  await work(deps, 'logistics')
  const again = await send(5)
  await work(deps, 'logistics')
  expect(await countsOf(deps, again.id)).toMatchObject({ unchanged: 40 })
  await approveJob(deps, await read(deps, held.id), 'ana')
  await work(deps, 'logistics')
  expect(await countsOf(deps, held.id)).toMatchObject({ status: 'done', skipped: 40 })
})
