import { err, ok } from 'neverthrow'
import { failure } from '../errors/failure'
import { flows } from '../flows'
import { accept, countsOf, openBatchStore as open, price, work } from '../testing/batches'
import { inFakeTime, type TestDeps } from '../testing/deps'
import { acceptBatch, MAX_RECORDS } from './accept-batch'
import { viewOf } from './batch'
import { batchStoreIn } from './batch-store'
import { BatchIsTaken, workBatch } from './work-batch'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('takes a batch in, wakes a worker, and works it off', async () => {
  const { deps, refs, store } = open(450)
  const batch = await accept(
    deps,
    refs.map((ref) => price(ref)),
  )
  expect(batch).toMatchObject({ status: 'queued', lease: null })
  expect(deps.woken).toEqual([batch.id])
  expect(await store.openIds(9)).toEqual([batch.id])
  await work(deps, batch.id)
  expect(await countsOf(deps, batch.id)).toMatchObject({
    status: 'done',
    total: 450,
    applied: 450,
    pending: 0,
  })
  expect(await store.openIds(9)).toEqual([])
  expect(deps.store.writes()).toHaveLength(450)
})

it('answers broken records each for itself, and works off the others', async () => {
  const { deps, refs, store } = open(1)
  const broken = err(failure('invalid_json', 'Not valid JSON.'))
  const batch = await accept(deps, [
    price('X', -1),
    price(refs[0] as string),
    broken,
    ok(null),
    price('\ud800'),
  ])
  expect(viewOf(batch, deps.now()).counts).toMatchObject({ total: 5, pending: 1, failed: 4 })
  const invalid = await store.results(batch.id, batch.chunks.length - 1)
  expect(invalid?.results.map(({ index, ref, code }) => [index, ref, code])).toEqual([
    [0, 'X', 'invalid_record'],
    [2, null, 'invalid_json'],
    [3, null, 'invalid_record'],
    [4, '\ud800', 'invalid_record'],
  ])
  await work(deps, batch.id)
  expect(await countsOf(deps, batch.id)).toMatchObject({ status: 'done', applied: 1, failed: 4 })
})

it('is done at once when no record is valid', async () => {
  const { deps, store } = open()
  const batch = await accept(deps, [price('A', 0)])
  expect(batch).toMatchObject({ status: 'done', finishedAt: deps.now() })
  expect([deps.woken, await store.openIds(9)]).toEqual([[], []])
})

it.each([
  [0, 'invalid_record'],
  [MAX_RECORDS + 1, 'too_many_records'],
])('refuses a batch of %d records, and stores nothing', async (count, code) => {
  const { deps } = open()
  const records = Array.from({ length: count }, () => price('A'))
  const input = { id: 'x', flow: flows.prices, source: 'erp', records, dryRun: false, verify: false }
  expect((await acceptBatch(deps, input))._unsafeUnwrapErr().code).toBe(code)
  expect(deps.documents.stored.size).toBe(0)
})

it('takes a batch in although the wake-up cannot be sent', async () => {
  const { deps, store } = open()
  deps.wake = () => Promise.reject(new Error('no events'))
  const batch = await accept(deps, [price('A')])
  expect(await store.openIds(9)).toEqual([batch.id])
  expect(deps.logged).toHaveLength(1)
})

it('writes nothing in a dry run', async () => {
  const { deps, refs } = open(2)
  const { id } = await accept(
    deps,
    refs.map((ref) => price(ref)),
    { dryRun: true },
  )
  await work(deps, id)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 2 })
  expect(deps.store.writes()).toEqual([])
})

it('does nothing for a batch that is done or unknown, and clears its mark', async () => {
  const { deps, refs, store } = open(1)
  const { id } = await accept(deps, [price(refs[0] as string)])
  await work(deps, id)
  await store.open(id)
  const calls = deps.store.calls.length
  await work(deps, id)
  await work(deps, 'unknown')
  expect(deps.store.calls).toHaveLength(calls)
  expect(await store.openIds(9)).toEqual([])
})

describe('the lease', () => {
  const leaseTo = (deps: TestDeps, id: string, until: number) =>
    batchStoreIn(deps.documents).update(id, (batch) => ({
      ...batch,
      status: 'running',
      lease: { owner: 'other', until },
    }))

  it('keeps a second worker away', async () => {
    const { deps, refs } = open(1)
    const { id } = await accept(deps, [price(refs[0] as string)])
    await leaseTo(deps, id, deps.now() + 1)
    await expect(work(deps, id)).rejects.toBeInstanceOf(BatchIsTaken)
    expect(deps.store.calls).toEqual([])
  })

  it('is taken over when it is over', async () => {
    const { deps, refs } = open(1)
    const { id } = await accept(deps, [price(refs[0] as string)])
    await leaseTo(deps, id, deps.now())
    await work(deps, id)
    expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 1 })
  })

  it('lets one of many workers in', async () => {
    const { deps, refs } = open(20)
    const { id } = await accept(
      deps,
      refs.map((ref) => price(ref)),
    )
    const ends = await inFakeTime(Promise.allSettled(Array.from({ length: 5 }, () => workBatch(deps, id))))
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(deps.store.writes()).toHaveLength(20)
  })

  it('stops a worker that lost it', async () => {
    const { deps, refs } = open(450)
    const { id } = await accept(
      deps,
      refs.map((ref) => price(ref)),
    )
    const { pricing } = deps.clients
    const replace = pricing.replace.bind(pricing)
    let isLost = false
    const losing: typeof replace = async (...args) => {
      if (!isLost) await leaseTo(deps, id, deps.now() + 60_000)
      isLost = true
      return replace(...args)
    }
    Object.assign(pricing, { replace: losing })
    await work(deps, id)
    expect(deps.store.writes()).toHaveLength(200)
    const left = await batchStoreIn(deps.documents).read(id)
    expect(left?.lease?.owner).toBe('other')
    expect(left?.chunks.every(({ counts }) => counts === null)).toBe(true)
  })
})

it('ends its slice in time, asks for the next one, and goes on where it was', async () => {
  const { deps, refs, store } = open(500)
  const { pricing } = deps.clients
  const read = pricing.get.bind(pricing)
  const slow: typeof read = async (...args) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    return read(...args)
  }
  Object.assign(pricing, { get: slow })
  const { id } = await accept(
    deps,
    refs.map((ref) => price(ref)),
  )
  for (let slice = 1; deps.woken.length === slice && slice < 20; slice++) {
    const begunAt = deps.now()
    await work(deps, id)
    expect(deps.now() - begunAt).toBeLessThan(55_000)
    if (deps.woken.length > slice) expect((await store.read(id))?.lease).toBeNull()
  }
  expect(deps.woken.length).toBeGreaterThan(2)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 500 })
  expect(deps.store.writes()).toHaveLength(500)
})
