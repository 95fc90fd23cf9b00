import fc from 'fast-check'
import { ulid } from 'ulidx'
import { accepted } from '../testing/deps'
import { memoryDocuments } from '../testing/documents'
import { chunksOf } from './accept-batch'
import { CHUNK_SIZE, isIdle, viewOf, withChunkDone, type Batch } from './batch'
import { pageOfResults } from './batch-results'
import { batchStoreIn, headKey } from './batch-store'
import { listBatches } from './list-batches'
import { countOutcomes, settled, type RecordResult } from './outcome'

const start = Date.parse('2026-03-01T12:00:00Z')
const seeded = { seed: 20260301 }

function batchOf(fields: Partial<Batch> = {}): Batch {
  return {
    id: ulid(start, () => 0.5),
    flow: 'prices',
    source: 'erp',
    dryRun: false,
    verify: false,
    status: 'running',
    createdAt: start,
    startedAt: start,
    finishedAt: null,
    chunks: [
      { size: 3, counts: null },
      { size: 2, counts: null },
    ],
    hasInvalid: false,
    lease: { owner: 'me', until: start + 15_000 },
    ...fields,
  }
}

const results = (count: number, outcome: RecordResult['outcome'] = 'applied', from = 0) =>
  Array.from({ length: count }, (_, index) =>
    settled({ index: from + index, ref: `R${from + index}` }, outcome),
  )

it('shows counts, progress, rate and estimate', () => {
  const half = withChunkDone(batchOf(), 0, [...results(2), ...results(1, 'failed')], start + 6_000)
  expect(viewOf(half, start + 6_000)).toMatchObject({
    status: 'running',
    counts: { total: 5, pending: 2, applied: 2, failed: 1, unchanged: 0 },
    progress: 0.6,
    ratePerSecond: 0.5,
    estimatedEndAt: '2026-03-01T12:00:10.000Z',
    finishedAt: null,
  })
  const done = withChunkDone(half, 1, results(2, 'unchanged'), start + 10_000)
  expect(done).toMatchObject({ status: 'done', finishedAt: start + 10_000, lease: null })
  expect(viewOf(done, start + 99_000)).toMatchObject({
    counts: { total: 5, pending: 0, applied: 2, failed: 1, unchanged: 2 },
    progress: 1,
    ratePerSecond: 0.5,
    estimatedEndAt: null,
    finishedAt: '2026-03-01T12:00:10.000Z',
  })
})

it('shows a batch that nobody has begun', () => {
  const queued = viewOf(batchOf({ status: 'queued', startedAt: null }), start + 5_000)
  expect(queued).toMatchObject({ progress: 0, ratePerSecond: null, startedAt: null, estimatedEndAt: null })
  expect(viewOf(batchOf({ chunks: [] }), start).progress).toBe(1)
})

it('never says it is through while records wait', () => {
  const chunks = [
    { size: 99_999, counts: countOutcomes(results(99_999)) },
    { size: 1, counts: null },
  ]
  expect(viewOf(batchOf({ chunks }), start).progress).toBeLessThan(1)
})

it.each([
  ['queued', null, true],
  ['running', null, true],
  ['running', start + 1, false],
  ['running', start, true],
  ['done', null, false],
] as const)('a batch that is %s with a lease until %p is idle: %s', (status, until, expected) => {
  expect(isIdle(batchOf({ status, lease: until === null ? null : { owner: 'x', until } }), start)).toBe(
    expected,
  )
})

it('sorts newer ids first, whatever their random part', () => {
  const time = fc.integer({ min: 0, max: 2 ** 47 })
  const random = fc.double({ min: 0, max: 0.999, noNaN: true })
  fc.assert(
    fc.property(time, time, random, random, (a, b, x, y) => {
      fc.pre(a < b)
      const [older, newer] = [headKey(ulid(a, () => x)), headKey(ulid(b, () => y))]
      expect(newer < older).toBe(true)
    }),
    seeded,
  )
})

it('cuts records into chunks: each once, and those of one ref in order', () => {
  const refs = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 900 })
  fc.assert(
    fc.property(refs, (numbers) => {
      const records = numbers.map((ref, index) =>
        accepted('prices', { skuRef: `R${ref}`, basePrice: 1 }, index),
      )
      const chunks = chunksOf(records)
      expect(chunks.every(({ length }) => length > 0 && length <= CHUNK_SIZE)).toBe(true)
      const flat = chunks.flat()
      expect(flat.map(({ index }) => index).sort((a, b) => a - b)).toEqual(numbers.map((_, index) => index))
      for (const ref of new Set(flat.map(({ id }) => id))) {
        const places = flat.filter(({ id }) => id === ref).map(({ index }) => index)
        expect(places).toEqual([...places].sort((a, b) => a - b))
      }
    }),
    { ...seeded, numRuns: 30 },
  )
})

describe('stored batches', () => {
  const store = async (...batches: Batch[]) => {
    const documents = memoryDocuments()
    for (const batch of batches) await batchStoreIn(documents).create(batch, [])
    return documents
  }
  const idAt = (minute: number) => ulid(start + minute * 60_000, () => 0.5)

  it('are listed newest first, page by page, those of the calling system and flow only', async () => {
    const batches = Array.from({ length: 12 }, (_, minute) =>
      batchOf({
        id: idAt(minute),
        source: minute % 3 === 0 ? 'wms' : 'erp',
        flow: minute % 2 === 0 ? 'prices' : 'inventory',
      }),
    )
    const documents = await store(...batches)
    const seen: string[] = []
    let cursor: string | undefined
    for (let page = 0; page < 20; page++) {
      const listed = await listBatches(
        { documents },
        { source: 'erp', flow: 'prices', limit: 2, ...(cursor && { cursor }) },
      )
      expect(listed.batches.length).toBeLessThanOrEqual(2)
      seen.push(...listed.batches.map(({ id }) => id))
      if (listed.cursor === null) break
      cursor = listed.cursor
    }
    expect(seen).toEqual([10, 8, 4, 2].map(idAt))
  })

  it('answer their results page by page, each once, by outcome', async () => {
    const done = (list: RecordResult[]) => ({ size: list.length, counts: countOutcomes(list) })
    const stored = [
      results(3),
      results(4, 'failed', 3),
      [...results(1, 'applied', 7), ...results(1, 'failed', 8)],
    ]
    const batch = batchOf({ chunks: [...stored.map(done), { size: 5, counts: null }] })
    const documents = await store(batch)
    const batches = batchStoreIn(documents)
    await Promise.all(
      stored.map((list, chunk) => batches.saveResults(batch.id, chunk, { state: 'done', results: list })),
    )
    await batches.saveResults(batch.id, 3, { state: 'planned', results: results(5, 'applied', 9) })
    const read = async (outcome?: 'applied' | 'failed') => {
      const seen: number[] = []
      let cursor: string | undefined
      do {
        const page = await pageOfResults({ documents }, batch, {
          limit: 2,
          ...(outcome && { outcome }),
          ...(cursor && { cursor }),
        })
        const value = page._unsafeUnwrap()
        expect(value.results.length).toBeLessThanOrEqual(2)
        seen.push(...value.results.map(({ index }) => index))
        cursor = value.cursor ?? undefined
      } while (cursor !== undefined)
      return seen
    }
    expect(await read()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(await read('failed')).toEqual([3, 4, 5, 6, 8])
    expect(await read('applied')).toEqual([0, 1, 2, 7])
  })

  it.each(['', 'x', '1', '1.', '1.-1', '1.2.3', '9999999.0'])('refuse cursor %j', async (cursor) => {
    const page = await pageOfResults({ documents: memoryDocuments() }, batchOf(), { limit: 2, cursor })
    expect(page._unsafeUnwrapErr().code).toBe('invalid_parameter')
  })
})
