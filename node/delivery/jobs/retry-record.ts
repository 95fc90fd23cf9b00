import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { acceptRecord, type AcceptedRecord } from '../record'
import { openJob, storeRecords, type AcceptDeps } from './accept-batch'
import { findFailedRecord, type FailedRecord, type RecordPlace } from './failed-record'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import type { Refusal } from './refusal'
import { asTheyAre, type Remap } from './refused-again'
import { partId } from './stored-records'

/** The failed record at a place, and what it is to be now; as it was where nothing is said. */
export interface RecordRetry extends RecordPlace {
  /** Of the new batch. */
  id: string
  edited?: unknown
  /** Makes a refused record canonical. */
  remap?: Remap
}

/**
 * Sends one failed record of a finished job again, as a new batch. As it was it keeps its order of acceptance, so that
 * what came later stays; edited it is the newest. Harmless when repeated with the same id.
 */
export async function retryRecord(
  deps: AcceptDeps,
  job: Job,
  { id, edited, remap = asTheyAre, ...place }: RecordRetry,
): Promise<Result<Job, Failure>> {
  const existing = await jobStoreIn(deps.documents).read(id)
  if (existing) return ok(existing)
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  const found = await findFailedRecord(deps, job, place)
  const acceptedAt = new Date(deps.now()).toISOString()
  if (found.isErr()) return err(found.error)
  const record = await recordToSend(job, found.value, { id, edited, acceptedAt, remap })
  if (record.isErr()) return err(record.error)
  const keepOrder = edited === undefined
  const stored = await storeRecords(deps, id, { buckets: [[record.value]], invalid: [], keepOrder })
  const { source, dryRun, park, mappingVersion } = job
  const input = { id, flow: flows[job.flow], source, dryRun, verify: true, park, mappingVersion }
  return ok(await openJob(deps, input, { ...stored, retryOf: job.id }))
}

/** A record that was refused is mapped once more, edited or not; one that was valid is canonical already. */
async function recordToSend(
  job: Job,
  { record, result, sent }: FailedRecord,
  { id, edited, acceptedAt, remap }: { id: string; edited: unknown; acceptedAt: string; remap: Remap },
): Promise<Result<AcceptedRecord, Failure>> {
  if (record && edited === undefined) return ok(record)
  const raw = edited ?? sent
  if (raw === undefined)
    return fail('nothing_to_retry', 'What was refused was no JSON; it can be sent only edited.')
  const [canonical] = record ? [ok(raw)] : (await remap([ok(raw)])).records
  const at =
    edited === undefined
      ? { id: orderStart(result.order), index: result.index }
      : { id: partId(id, 0), index: 0 }
  const accepted = (canonical ?? ok(raw)).andThen((value) =>
    acceptRecord(flows[job.flow], value, at.index, { id: at.id, acceptedAt }),
  )
  return accepted.mapErr(({ outcome: _, ...failed }: Refusal) => failed)
}

/** What an order begins with, before the place. */
const orderStart = (order: string): string => order.slice(0, order.lastIndexOf('.'))
