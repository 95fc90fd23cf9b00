import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { acceptRecord, type AcceptedRecord } from '../record'
import { openJob, storeRecords, type AcceptDeps } from './accept-batch'
import { findFailedRecord, type FailedRecord, type RecordPlace } from './failed-record'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import { partId } from './stored-records'

/** The failed record at a place, and what it is to be now; as it was where nothing is said. */
export interface RecordRetry extends RecordPlace {
  /** Of the new batch. */
  id: string
  edited?: unknown
}

/**
 * Sends one failed record of a finished job again, as a new batch. As it was it keeps its order of acceptance, so that
 * what came later stays; edited it is the newest. Harmless when repeated with the same id.
 */
export async function retryRecord(
  deps: AcceptDeps,
  job: Job,
  { id, edited, ...place }: RecordRetry,
): Promise<Result<Job, Failure>> {
  const existing = await jobStoreIn(deps.documents).read(id)
  if (existing) return ok(existing)
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  const found = await findFailedRecord(deps, job, place)
  const acceptedAt = new Date(deps.now()).toISOString()
  const record = found.andThen((before) => recordToSend(job, before, { id, edited, acceptedAt }))
  if (record.isErr()) return err(record.error)
  const keepOrder = edited === undefined
  const stored = await storeRecords(deps, id, { buckets: [[record.value]], invalid: [], keepOrder })
  const { source, dryRun, park } = job
  const input = { id, flow: flows[job.flow], source, dryRun, verify: true, park }
  return ok(await openJob(deps, input, { ...stored, retryOf: job.id }))
}

function recordToSend(
  job: Job,
  { record }: FailedRecord,
  { id, edited, acceptedAt }: { id: string; edited: unknown; acceptedAt: string },
): Result<AcceptedRecord, Failure> {
  if (edited !== undefined) return acceptRecord(flows[job.flow], edited, 0, { id: partId(id, 0), acceptedAt })
  return record
    ? ok(record)
    : fail('nothing_to_retry', 'The record was refused and is not stored; it can be sent again only edited.')
}
