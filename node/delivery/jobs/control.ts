import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Deps } from '../deps'
import type { AcceptedRecord } from '../record'
import { bucketsOf, createJob } from './accept-batch'
import { chunkOf, isFinished, type ChunkAddress, type Job } from './job'
import { jobStoreIn } from './job-store'
import { wakeUp } from './wake'

type ControlDeps = Pick<Deps, 'documents' | 'wake' | 'now' | 'log'>

/** Stops what is not started; for a held job it is the no. Chunks under way are finished. Harmless when repeated. */
export async function cancelJob(
  { documents, now }: ControlDeps,
  { id, flow }: Job,
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(documents)
  const job = await store.update(id, (current) =>
    isFinished(current) ? null : { ...current, status: 'cancelled', finishedAt: now() },
  )
  if (!job) return fail('not_found')
  if (job.status === 'done') return fail('batch_finished', `The batch ${id} was finished before.`)
  await Promise.all([store.close(flows[flow].lane, id), store.unmarkHeld(id)])
  return ok(job)
}

/** Releases a job that a guard holds. Harmless when repeated. */
export async function approveJob(
  deps: ControlDeps,
  { id, flow }: Job,
  by: string,
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(deps.documents)
  const approved = { by, at: new Date(deps.now()).toISOString() }
  const job = await store.update(id, (current) =>
    current.status === 'held'
      ? { ...current, status: 'queued', guard: { ...current.guard, approved } }
      : null,
  )
  if (!job) return fail('not_found')
  if (!job.guard.approved)
    return fail('not_held', `The batch ${id} is ${job.status}; only a held one can be approved.`)
  await Promise.all([store.open(flows[flow].lane, id), store.unmarkHeld(id)])
  await wakeUp(deps, flows[flow].lane)
  return ok(job)
}

/** The most records sent again by one retry; what is beyond must be sent anew. */
const MAX_RETRIED = 10_000

/**
 * Sends the failed records of a finished job again, as a new batch. They keep their order of acceptance, so that
 * what came later stays. Records that were not valid are not stored and must be sent anew.
 */
export async function retryJob(deps: ControlDeps, job: Job, id: string): Promise<Result<Job, Failure>> {
  const existing = await jobStoreIn(deps.documents).read(id)
  if (existing) return ok(existing)
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  const records = await failedRecords(deps, job)
  if (records.length === 0)
    return fail('nothing_to_retry', `The batch ${job.id} has no failed records that can be sent again.`)
  const { flow, source, dryRun, park } = job
  const input = { id, flow: flows[flow], source, dryRun, verify: true, park }
  return ok(
    await createJob(deps, input, {
      buckets: bucketsOf(records),
      invalid: [],
      keepOrder: true,
      retryOf: job.id,
    }),
  )
}

async function failedRecords({ documents }: ControlDeps, job: Job): Promise<AcceptedRecord[]> {
  const store = jobStoreIn(documents)
  const failed: AcceptedRecord[] = []
  for (const [bucket, { chunks, counts }] of job.buckets.entries()) {
    if (counts.failed === 0 || failed.length >= MAX_RETRIED) continue
    const records = await store.records(flows[job.flow], job, bucket)
    for (const chunk of [...chunks].keys()) {
      failed.push(...(await failedIn({ bucket, chunk })))
    }
    async function failedIn(place: ChunkAddress): Promise<AcceptedRecord[]> {
      const results = (await store.results(job.id, place))?.results ?? []
      const orders = new Set(results.filter(({ outcome }) => outcome === 'failed').map(({ order }) => order))
      return chunkOf(records, place.chunk).filter(({ order }) => orders.has(order))
    }
  }
  return failed.slice(0, MAX_RETRIED)
}
