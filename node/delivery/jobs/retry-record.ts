import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Flow } from '../../flows/flow'
import { acceptNestedBatch } from '../nested/accept-nested'
import { parseNested } from '../nested/parse'
import { isNested } from '../nested/split'
import { acceptAt, acceptBatch, type AcceptDeps, type BatchInput } from './accept-batch'
import { findFailedRecord, type FailedRecord, type RecordPlace } from './failed-record'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import type { Place, RawRecord, Refusal } from './refusal'
import { asTheyAre, keyed, type Remap } from './refused-again'
import { orderOf } from './stored-records'

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
  if (found.isErr()) return err(found.error)
  const again = await recordAgain(job, found.value, { edited, remap })
  if (again.isErr()) return err(again.error)
  const { record, mappingVersion = job.mappingVersion, ...sent } = again.value
  const where = edited === undefined ? found.value.result : { index: 0, order: orderOf(id, 0, 0) }
  const refused = refusalOf(flows[job.flow], record, where)
  if (refused) return err(refused)
  return sendAgain(deps, job, { id, record, place: where, mappingVersion, ...sent })
}

export interface RecordAgain extends Pick<BatchInput, 'sent' | 'key' | 'mappingVersion'> {
  record: RawRecord
}

/** Accepts one record of a job once more, as a batch of its own; it is compared with VTEX whatever the ledger says. */
export function sendAgain(
  deps: AcceptDeps,
  { id: job, flow, source, dryRun, park }: Job,
  { id, record, place: { index, order }, ...sent }: RecordAgain & { id: string; place: Place },
): Promise<Result<Job, Failure>> {
  const batch = { id, flow: flows[flow], source, dryRun, verify: true, park, ...sent }
  const input = { ...batch, records: [record], again: { job, places: [{ index, order }] } }
  return flow === 'products' ? acceptNestedBatch(deps, input) : acceptBatch(deps, input)
}

/** A record that was refused is mapped once more, edited or not; one that was valid is canonical already. */
async function recordAgain(
  job: Job,
  { record, sent, key }: FailedRecord,
  { edited, remap }: { edited: unknown; remap: Remap },
): Promise<Result<RecordAgain, Failure>> {
  if (record) return ok({ record: ok(edited ?? record.record) })
  const raw = edited ?? sent
  if (raw === undefined)
    return fail('nothing_to_retry', 'What was refused was no JSON; it can be sent only edited.')
  const { records, mappingVersion } = await remap([ok(raw)])
  return ok({ record: keyed(job, records[0] ?? ok(raw), { key }), mappingVersion, sent: [ok(raw)], key })
}

/** Why the record is refused still; null: it is valid. */
function refusalOf(flow: Flow, record: RawRecord, place: Place): Failure | null {
  const accepted =
    flow.name === 'products' && record.isOk() && isNested(record.value)
      ? parseNested(record.value, 0, { idOf: () => '', acceptedAt: '' })
      : acceptAt(flow, record, place, '')
  return accepted.match(
    () => null,
    ({ outcome: _, ...failed }: Refusal) => failed,
  )
}
