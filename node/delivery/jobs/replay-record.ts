import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { Flow, RecordKey } from '../../flows/flow'
import type { LedgerEvent } from '../ledger'
import { readHistory } from '../show-history'
import type { AcceptDeps } from './accept-batch'
import { findAttempt } from './attempt'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import { sendAgain } from './retry-record'

/** The event of a record's history to go on from, and the id of the new batch. */
export interface Replay {
  flow: Flow
  key: RecordKey
  event: Pick<LedgerEvent, 'at' | 'batch'>
  id: string
}

/**
 * Sends the record of an event of its history again, as a new batch. It keeps its order of acceptance: what came later
 * stays, and it is `stale` where that set all it sets. Harmless when repeated with the same id. Failures: `not_found`,
 * `record_not_kept`, `batch_running`.
 */
export async function replayRecord(
  deps: AcceptDeps,
  { flow, key, event: { at, batch }, id }: Replay,
): Promise<Result<Job, Failure>> {
  const existing = await jobStoreIn(deps.documents).read(id)
  if (existing) return ok(existing)
  const history = await readHistory(deps, flow, key)
  if (history.isErr()) return err(history.error)
  const event = history.value.events.find((each) => each.at === at && each.batch === batch)
  if (!event) return fail('not_found', 'The history of the record no longer goes back to this event.')
  const attempt = await findAttempt(deps, { flow, key }, event, { withRecord: true })
  if (!attempt?.record) return fail('record_not_kept')
  const { job, record } = attempt
  if (!isFinished(job))
    return fail('batch_running', `The batch ${job.id} is ${job.status}; wait until it is done.`)
  return sendAgain(deps, job, {
    id,
    record: ok(record.record),
    place: record,
    ...(job.mappingVersion !== undefined && { mappingVersion: job.mappingVersion }),
  })
}
