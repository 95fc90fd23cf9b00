import fc from 'fast-check'
import { ulid } from 'ulidx'
import { jobOf, resultsWith as results } from '../../testing/jobs'
import { memoryDocuments } from '../../testing/documents'
import { countOutcomes, type RecordResult } from '../outcome'
import { headKey } from '../retention/layout'
import { newBucket, type Bucket, type Job } from './job'
import { jobStoreIn } from './job-store'
import { listJobs } from './list-jobs'
import { allResults, pageOfResults } from './result-pages'

const start = Date.parse('2026-03-01T12:00:00Z')

it('sorts newer ids first, whatever their random part', () => {
  const time = fc.integer({ min: 0, max: 2 ** 47 })
  const random = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(time, time, random, random, (a, b, x, y) => {
      fc.pre(a < b)
      expect(headKey(ulid(b, () => y)) < headKey(ulid(a, () => x))).toBe(true)
    }),
    { seed: 20260301 },
  )
})

it('lists jobs newest first, page by page, those of the calling system, flow and status only', async () => {
  const documents = memoryDocuments()
  const idAt = (minute: number) => ulid(start + minute * 60_000, () => 0.5)
  for (let minute = 0; minute < 12; minute++) {
    const source = minute % 3 === 0 ? 'wms' : 'erp'
    const flow = minute % 2 === 0 ? 'prices' : 'inventory'
    const status = minute === 4 ? 'held' : 'done'
    await jobStoreIn(documents).create(jobOf({ id: idAt(minute), source, flow, status }))
  }
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const filter = { source: 'erp', flow: 'prices', status: 'done', limit: 2 } as const
    const page = await listJobs({ documents }, { ...filter, ...(cursor !== undefined && { cursor }) })
    expect(page.jobs.length).toBeLessThanOrEqual(2)
    seen.push(...page.jobs.map(({ id }) => id))
    cursor = page.cursor ?? undefined
  } while (cursor !== undefined)
  expect(seen).toEqual([10, 8, 2].map(idAt))
})

/** Invalid records, two chunks that are done and one that is not, and what a snapshot lacks. */
async function stored() {
  const documents = memoryDocuments()
  const store = jobStoreIn(documents)
  const bucket = (list: RecordResult[], chunks: string): Bucket => ({
    ...newBucket(list.length),
    chunks,
    counts: countOutcomes(list),
  })
  const lists = [results(3), results(4, 'failed', 3)]
  const job: Job = jobOf({
    mode: 'snapshot',
    buckets: [bucket(lists[0] ?? [], 'd'), bucket(lists[1] ?? [], 'di')],
    invalid: [2, 0, 1],
    missingReported: 1,
  })
  await store.saveInvalid(job.id, 0, results(2, 'failed', 20))
  await store.saveInvalid(job.id, 2, results(1, 'failed', 22))
  await store.saveResults(job.id, { bucket: 0, chunk: 0 }, { state: 'done', results: lists[0] ?? [] })
  await store.saveResults(job.id, { bucket: 1, chunk: 0 }, { state: 'done', results: lists[1] ?? [] })
  // Only planned: not a result yet.
  await store.saveResults(
    job.id,
    { bucket: 1, chunk: 1 },
    { state: 'planned', results: results(5, 'applied', 9) },
  )
  await store.saveMissing(job.id, 1, results(1, 'skipped', 30))
  return { documents, job }
}

const expected = {
  all: [20, 21, 22, 0, 1, 2, 3, 4, 5, 6, 30],
  failed: [20, 21, 22, 3, 4, 5, 6],
  skipped: [30],
} as const

it.each([1, 2, 3, 100])('answers results page by page, each once, by outcome (%d a page)', async (limit) => {
  const { documents, job } = await stored()
  const read = async (outcome?: 'failed' | 'skipped') => {
    const seen: number[] = []
    let cursor: string | undefined
    do {
      const options = { limit, ...(outcome && { outcome }), ...(cursor !== undefined && { cursor }) }
      const page = (await pageOfResults({ documents }, job, options))._unsafeUnwrap()
      expect(page.results.length).toBeLessThanOrEqual(limit)
      seen.push(...page.results.map(({ index }) => index))
      cursor = page.cursor ?? undefined
    } while (cursor !== undefined)
    return seen
  }
  expect(await read()).toEqual(expected.all)
  expect(await read('failed')).toEqual(expected.failed)
  expect(await read('skipped')).toEqual(expected.skipped)
})

it('hands out all results for a download', async () => {
  const { documents, job } = await stored()
  const seen: number[] = []
  for await (const page of allResults({ documents }, job)) seen.push(...page.map(({ index }) => index))
  expect(seen).toEqual(expected.all)
})

it.each(['', 'x', '1', '1.', '1.-1', '1.2.3', '9999999.0'])('refuses cursor %j', async (cursor) => {
  const page = await pageOfResults({ documents: memoryDocuments() }, jobOf(), { limit: 2, cursor })
  expect(page._unsafeUnwrapErr().code).toBe('invalid_parameter')
})
