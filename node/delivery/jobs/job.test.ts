import { jobOf, resultsWith } from '../../testing/jobs'
import { countOutcomes } from '../outcome'
import {
  acceptedViewOf,
  CHUNK_SIZE,
  chunkOf,
  CHUNKS_TOGETHER,
  chunksBeside,
  chunksToDo,
  countsOf,
  newBucket,
  totalOf,
  viewOf,
  withChunk,
  withEnds,
} from './job'

const start = Date.parse('2026-03-01T12:00:00Z')
const two = () => jobOf({ buckets: [newBucket(3), newBucket(2)] })
const counts = (...results: ReturnType<typeof resultsWith>[]) => countOutcomes(results.flat())

it('shows counts, progress, rate and estimate', () => {
  const half = withChunk(
    two(),
    { bucket: 0, chunk: 0 },
    'd',
    counts(resultsWith(2), resultsWith(1, 'failed')),
  )
  expect(viewOf(half, start + 6_000)).toMatchObject({
    status: 'running',
    counts: { total: 5, pending: 2, applied: 2, failed: 1, unchanged: 0 },
    progress: 0.6,
    ratePerSecond: 0.5,
    estimatedEndAt: '2026-03-01T12:00:10.000Z',
    finishedAt: null,
  })
})

it('shows a job that nobody has begun, and one without records', () => {
  const queued = viewOf(jobOf({ ...two(), status: 'queued', startedAt: null }), start + 5_000)
  expect(queued).toMatchObject({ progress: 0, ratePerSecond: null, startedAt: null, estimatedEndAt: null })
  expect(viewOf(jobOf(), start).progress).toBe(1)
})

it('never says it is through while records wait', () => {
  const job = jobOf({
    buckets: [{ ...newBucket(99_999), counts: counts(resultsWith(99_999)) }, newBucket(1)],
  })
  expect(viewOf(job, start).progress).toBeLessThan(1)
})

it('counts invalid records as failed, and those that wait for a yes as held', () => {
  const job = jobOf({ ...two(), invalid: [2, 1], status: 'held' })
  expect([totalOf(job), countsOf(job).failed]).toEqual([8, 3])
  expect(viewOf(job, start).counts).toMatchObject({ total: 8, pending: 0, failed: 3, held: 5 })
})

it('is shown as it was accepted, whatever has become of it', () => {
  const done = withChunk(two(), { bucket: 0, chunk: 0 }, 'd', counts(resultsWith(3)))
  expect(acceptedViewOf({ ...done, status: 'done', finishedAt: start + 1 })).toEqual(
    viewOf(jobOf({ ...two(), status: 'queued', startedAt: null }), start),
  )
})

it.each([
  ['compare', [{ bucket: 0, chunk: 0 }]],
  ['inspect', [{ bucket: 1, chunk: 1 }]],
  [
    'apply',
    [
      { bucket: 0, chunk: 0 },
      { bucket: 1, chunk: 1 },
    ],
  ],
] as const)('in phase %s are to do: %j', (phase, expected) => {
  const buckets = [
    { ...newBucket(1), chunks: 'i' },
    { ...newBucket(CHUNK_SIZE + 1), chunks: 'd.', isCompared: true },
  ]
  expect(chunksToDo({ phase, buckets })).toEqual(expected)
})

it('counts each end of a chunk once, however often and late it is told', () => {
  const done = { bucket: 1, chunk: 0, state: 'd', counts: counts(resultsWith(2)) } as const
  const figures = { records: 3, rules: {} }
  const inspected = { bucket: 0, chunk: 0, state: 'i', figures } as const
  const once = withEnds(two(), [inspected, done])
  expect(once.buckets.map(({ chunks }) => chunks)).toEqual(['i', 'd'])
  expect([countsOf(once).applied, once.guard.figures.records]).toEqual([2, 3])
  expect(
    withEnds(once, [done, inspected, { ...inspected, state: 'f' }, { ...inspected, bucket: 1 }]),
  ).toEqual(once)
})

it.each([
  ['inspect', 0, '....', [0, 1, 2, 3]],
  ['inspect', 1, 'f..d.', [1, 2, 4]],
  ['inspect', 0, '.'.repeat(CHUNKS_TOGETHER + 1), [0, 1, 2, 3, 4, 5, 6, 7]],
  ['apply', 0, 'ffif', [0, 1, 3]],
  ['apply', 0, 'iiff', [0]],
] as const)('in phase %s chunk %d of %j goes with %j', (phase, chunk, chunks, expected) => {
  const buckets = [newBucket(1), { ...newBucket(1), chunks }]
  const beside = chunksBeside({ phase, buckets }, { bucket: 1, chunk })
  expect(beside).toEqual(expected.map((each) => ({ bucket: 1, chunk: each })))
})

it('cuts a bucket into chunks', () => {
  const records = Array.from({ length: CHUNK_SIZE * 2 + 1 }, (_, index) => index)
  expect(newBucket(records.length).chunks).toBe('...')
  expect([0, 1, 2].flatMap((chunk) => chunkOf(records, chunk))).toEqual(records)
})
