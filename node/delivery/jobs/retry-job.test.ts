import { jobOf, nextId, openJobStore, price } from '../../testing/jobs'
import { flows } from '../../flows'
import { failure } from '../../errors/failure'
import { countOutcomes, failedWith, settled } from '../outcome'
import { parseRecords } from './accept-batch'
import { chunkOf, newBucket, totalOf } from './job'
import { retryJob } from './retry-job'
import { cutIntoBuckets, sortForWork, toStored } from './stored-records'

const RECORDS = 70_000

it('sends all failed records again, however many there are, in few buckets and in their order', async () => {
  const { deps, store } = openJobStore()
  const id = nextId(deps.now())
  const raw = Array.from({ length: RECORDS }, (_, index) => price(`R${index}`))
  const { valid } = parseRecords(flows.prices, raw, {
    jobId: id,
    part: 0,
    acceptedAt: '2026-03-01T12:00:00Z',
  })
  const buckets = cutIntoBuckets(sortForWork(valid), 5_000)
  const outcomeOf = (record: (typeof valid)[number]) =>
    record.index % 7 === 0 ? settled(record, 'applied') : failedWith(record, failure('vtex_refused'))
  const failed = valid.filter(({ index }) => index % 7 !== 0).map(({ order }) => order)
  const heads = buckets.map((records) => {
    const { chunks, ...bucket } = newBucket(records.length)
    return { ...bucket, chunks: chunks.replace(/./g, 'd'), counts: countOutcomes(records.map(outcomeOf)) }
  })
  const job = jobOf({ id, status: 'done', buckets: heads })
  for (const [bucket, records] of buckets.entries()) {
    const stored = records.map((record) => toStored(record, false))
    await store.saveRecords(id, 0, bucket, { acceptedAt: '2026-03-01T12:00:00Z', records: stored })
    for (const chunk of [...(heads[bucket]?.chunks ?? '')].keys()) {
      const results = chunkOf(records, chunk).map(outcomeOf)
      await store.saveResults(id, { bucket, chunk }, { state: 'done', results })
    }
  }
  const again = (await retryJob(deps, job, nextId(deps.now())))._unsafeUnwrap()
  expect(totalOf(again)).toBe(failed.length)
  expect(again.buckets.length).toBeLessThanOrEqual(65)
  const orders = []
  for (const [bucket, { size }] of again.buckets.entries()) {
    const records = await store.records(flows.prices, again, bucket)
    expect(records).toHaveLength(size)
    orders.push(...records.map(({ order }) => order))
  }
  expect(orders.sort()).toEqual(failed.sort())
})
