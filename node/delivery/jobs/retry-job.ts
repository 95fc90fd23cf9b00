import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { AcceptedRecord } from '../record'
import { rememberDay } from '../retention'
import { openJob, type AcceptDeps } from './accept-batch'
import { CHUNK_SIZE, chunkOf, isFinished, type Job } from './job'
import { inBatches, jobStoreIn, type JobStore } from './job-store'
import { cutIntoBuckets, toStored } from './stored-records'

/** About as many buckets as an import has: a job's document names them all. */
const BUCKETS = 64
/** Documents read at once. */
const READS = 16

/**
 * Sends the failed records of a finished job again, as a new batch. They keep their order of acceptance, so that
 * what came later stays. Records that were not valid are not stored and must be sent anew. Harmless when repeated
 * with the same id; it holds two buckets at a time, however many records failed. `code`: only what failed with it.
 */
export async function retryJob(
  deps: AcceptDeps,
  job: Job,
  id: string,
  code?: string,
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(deps.documents)
  const existing = await store.read(id)
  if (existing) return ok(existing)
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  const failed = job.buckets.reduce((sum, { counts }) => sum + counts.failed, 0)
  if (failed === 0) return nothingToRetry(job)
  await rememberDay(deps.documents, id, deps.now())
  const sizes = await saveFailed(store, job, {
    id,
    failed,
    code,
    acceptedAt: new Date(deps.now()).toISOString(),
  })
  if (sizes.length === 0) return nothingToRetry(job)
  const { flow, source, dryRun, park } = job
  const input = { id, flow: flows[flow], source, dryRun, verify: true, park }
  return ok(await openJob(deps, input, { sizes, invalid: 0, retryOf: job.id }))
}

const nothingToRetry = ({ id }: Job): Result<never, Failure> =>
  fail('nothing_to_retry', `The batch ${id} has no failed records that can be sent again.`)

/** Stores the failed records under a new id; answers how many are in each bucket. */
async function saveFailed(
  store: JobStore,
  job: Job,
  { id, failed, code, acceptedAt }: { id: string; failed: number; code?: string; acceptedAt: string },
): Promise<number[]> {
  const size = CHUNK_SIZE * Math.ceil(failed / CHUNK_SIZE / BUCKETS)
  const sizes: number[] = []
  const save = (records: readonly AcceptedRecord[]): Promise<void> => {
    const stored = records.map((record) => toStored(record, true))
    return store.saveRecords(id, 0, sizes.push(records.length) - 1, { acceptedAt, records: stored })
  }
  let rest: AcceptedRecord[] = []
  // Buckets follow each other in the order of work, so what is left of one goes with the next.
  for (const bucket of job.buckets.keys()) {
    const full = cutIntoBuckets([...rest, ...(await failedIn(store, job, bucket, code))], size)
    rest = full.pop() ?? []
    for (const records of full) await save(records)
  }
  if (rest.length > 0) await save(rest)
  return sizes
}

async function failedIn(store: JobStore, job: Job, bucket: number, code?: string): Promise<AcceptedRecord[]> {
  const { chunks = '', counts } = job.buckets[bucket] ?? {}
  if (!counts || counts.failed === 0) return []
  const records = await store.records(flows[job.flow], job, bucket)
  const found = await inBatches([...[...chunks].keys()], READS, async (chunk) => {
    const results = (await store.results(job.id, { bucket, chunk }))?.results ?? []
    const failed = results.filter(
      (result) => result.outcome === 'failed' && (code === undefined || result.code === code),
    )
    const orders = new Set(failed.map(({ order }) => order))
    return chunkOf(records, chunk).filter(({ order }) => orders.has(order))
  })
  return found.flat()
}
