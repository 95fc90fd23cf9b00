import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import type { Change, Flow, RecordKey } from '../flows/flow'
import type { Deps } from './deps'
import { findAttempt, type Attempt } from './jobs/attempt'
import type { LedgerEvent } from './ledger'
import { callsOf, readHistory, type VtexCalls } from './show-history'

/** The steps behind one event of a record's history, as far as they are still known. */
export interface ShownAttempt extends VtexCalls {
  /** The calling system; null: not known. */
  source: string | null
  /** When it was accepted (RFC 3339); null: not known. */
  acceptedAt: string | null
  /** The canonical record; null: no longer kept, or about a person. */
  record: object | null
  /** Whether it is kept, so that it can be sent again. */
  isKept: boolean
  /** What happened, in English. */
  message: string | null
  changes: Change[]
  attempts: number
}

/** What is known of an event of a record's history. Failure: `not_found` when the history does not go back to it. */
export async function showAttempt(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  { flow, key }: { flow: Flow; key: RecordKey },
  { at, batch }: Pick<LedgerEvent, 'at' | 'batch'>,
): Promise<Result<ShownAttempt, Failure>> {
  const history = await readHistory(deps, flow, key)
  if (history.isErr()) return err(history.error)
  const { events } = history.value
  const event = events.find((each) => each.at === at && each.batch === batch)
  if (!event) return fail('not_found', 'The history of the record no longer goes back to this event.')
  const attempt = await findAttempt(deps, { flow, key }, event, { withRecord: true })
  return ok({ ...detailsOf(attempt, flow), ...callsOf(event, { attempt, isNewest: event === events[0] }) })
}

const nothingKnown = {
  ...{ source: null, acceptedAt: null, record: null, isKept: false },
  ...{ message: null, changes: [], attempts: 0 },
}

function detailsOf(attempt: Attempt | null, { isPersonal }: Flow): Omit<ShownAttempt, keyof VtexCalls> {
  if (!attempt) {
    return { ...nothingKnown }
  }
  const { job, record, result } = attempt
  return {
    source: job.source,
    acceptedAt: record?.acceptedAt ?? null,
    record: isPersonal ? null : (record?.record ?? null),
    isKept: record !== null,
    message: result.message,
    changes: isPersonal ? [] : result.changes,
    attempts: result.attempts,
  }
}
