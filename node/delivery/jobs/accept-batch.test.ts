import { err, ok } from 'neverthrow'
import { failure } from '../../errors/failure'
import {
  accept,
  batchInput,
  countsOf,
  openJobStore as open,
  price,
  read,
  resultsOf,
  work,
} from '../../testing/jobs'
import { acceptBatch, MAX_RECORDS } from './accept-batch'
import { viewOf } from './job'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('takes a batch in, wakes a worker, and works it off', async () => {
  const { deps, refs, store } = open(1_200)
  const { id, status } = await accept(
    deps,
    refs.map((ref) => price(ref)),
  )
  expect(status).toBe('queued')
  expect(deps.woken).toEqual(['pricing'])
  expect(await store.openIds('pricing', 9)).toEqual([id])
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', total: 1_200, applied: 1_200, pending: 0 })
  expect(await store.openIds('pricing', 9)).toEqual([])
  expect(deps.store.writes()).toHaveLength(1_200)
})

it('answers broken records each for itself, and works off the others', async () => {
  const { deps, refs } = open(1)
  const broken = err(failure('invalid_json', 'Not valid JSON.'))
  const job = await accept(deps, [
    price('X', -1),
    price(refs[0] as string),
    broken,
    ok(null),
    price('\ud800'),
  ])
  expect(viewOf(job, deps.now()).counts).toMatchObject({ total: 5, pending: 1, failed: 4 })
  expect((await resultsOf(deps, job.id)).map(({ index, ref, code }) => [index, ref, code])).toEqual([
    [0, 'X', 'invalid_record'],
    [2, null, 'invalid_json'],
    [3, null, 'invalid_record'],
    [4, '\ud800', 'invalid_record'],
  ])
  await work(deps)
  expect(await countsOf(deps, job.id)).toMatchObject({ status: 'done', applied: 1, failed: 4 })
})

it('is done at once when no record is valid', async () => {
  const { deps, store } = open()
  const job = await accept(deps, [price('A', 0)])
  expect(job).toMatchObject({ status: 'done', finishedAt: deps.now() })
  expect([deps.woken, await store.openIds('pricing', 9)]).toEqual([[], []])
})

it.each([
  [0, 'invalid_record'],
  [MAX_RECORDS + 1, 'too_many_records'],
])('refuses a batch of %d records, and stores nothing', async (count, code) => {
  const { deps } = open()
  const records = Array.from({ length: count }, () => price('A'))
  expect((await acceptBatch(deps, batchInput('x', records)))._unsafeUnwrapErr().code).toBe(code)
  expect(deps.documents.stored.size).toBe(0)
})

it('takes a batch in although the wake-up cannot be sent', async () => {
  const { deps, store } = open()
  deps.wake = () => Promise.reject(new Error('no events'))
  const { id } = await accept(deps, [price('A')])
  expect(await store.openIds('pricing', 9)).toEqual([id])
  expect(deps.logged).toHaveLength(1)
})

it('writes nothing in a dry run', async () => {
  const { deps, refs } = open(2)
  const { id } = await accept(
    deps,
    refs.map((ref) => price(ref)),
    { dryRun: true },
  )
  await work(deps)
  expect(await countsOf(deps, id)).toMatchObject({ status: 'done', applied: 2 })
  expect(deps.store.writes()).toEqual([])
})

it('stores records before the job, and the job before its mark', async () => {
  const { deps } = open()
  const { id } = await accept(deps, [price('A'), price('B', -1)])
  const writes = deps.documents.calls
    .filter((call) => call.startsWith('write '))
    .map((call) => call.split('/')[0])
  expect(writes).toEqual([
    'write jobs-by-day',
    'write job-records',
    'write job-results',
    'write job-records',
    'write jobs',
    'write open-jobs',
  ])
  expect((await read(deps, id)).invalid).toEqual([1])
})
