import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { identityOf, refOf, type Flow, type RecordKey } from '../flows/flow'
import { scopeOf, type Deps } from './deps'
import { eventsOf } from './history'
import { findAttempt, type Attempt } from './jobs/attempt'
import { inBatches } from './jobs/job-store'
import type { CallLog } from './lanes'
import { ledgerIn, type LedgerEvent } from './ledger'

export interface RecordHistory<Event = LedgerEvent> {
  flow: string
  ref: string
  /** Null while VTEX is not known to have the record. */
  vtexId: string | null
  /** Newest first; the last eight. */
  events: Event[]
}

/** One call to VTEX that was made for a record alone. */
export interface VtexCall {
  method: string
  /** Without host and query. */
  path: string
  /** Null: no answer came. */
  status: number | null
  milliseconds: number
}

export interface VtexCalls {
  /** The last twenty, oldest first; null: they are no longer kept. */
  calls: VtexCall[] | null
  /** How many came before these. */
  callsLeftOut: number
}

export type HistoryEvent = Omit<LedgerEvent, 'place' | 'calls'> & VtexCalls

type HistoryDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** What became of a record lately, as the ledger has it. */
export async function readHistory(
  deps: HistoryDeps,
  flow: Flow,
  key: RecordKey,
): Promise<Result<RecordHistory, Failure>> {
  const id = identityOf(flow, key)
  const entry = (await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(flow.name, [id])).get(id)
  if (!entry)
    return fail('record_not_found', `No record of ${flow.name} with the ref ${refOf(key)} was sent yet.`)
  return ok({
    flow: flow.name,
    ref: refOf(key),
    vtexId: entry.vtexId || null,
    events: eventsOf(entry).reverse(),
  })
}

/** Events read at once: each may look through a batch. */
const READS = 2

/** What became of a record lately, with the calls to VTEX that are still known. */
export async function showHistory(
  deps: HistoryDeps,
  flow: Flow,
  key: RecordKey,
): Promise<Result<RecordHistory<HistoryEvent>, Failure>> {
  const history = await readHistory(deps, flow, key)
  if (history.isErr()) return err(history.error)
  const events = await inBatches(history.value.events, READS, async (event) => {
    const attempt = await findAttempt(deps, { flow, key }, event, { withRecord: false })
    const isNewest = event === history.value.events[0]
    const { place: _, calls: __, ...shown } = event
    return { ...shown, ...callsOf(event, { attempt, isNewest }) }
  })
  return ok({ ...history.value, events })
}

const none: CallLog = { calls: [], leftOut: 0 }

/** Calls of an event as they are shown. Pure. */
export function callsOf(
  { batch, outcome, calls: own }: LedgerEvent,
  { attempt, isNewest }: { attempt: Attempt | null; isNewest: boolean },
): VtexCalls {
  // Nothing was noted of the newest single call: then nothing was called for it, unless it was written.
  const isWithout = batch === null && isNewest && outcome !== 'applied'
  const log = attempt ? (attempt.result.calls ?? none) : (own ?? (isWithout ? none : undefined))
  if (!log) return { calls: null, callsLeftOut: 0 }
  const calls = log.calls.map(([method, path, status, milliseconds]) => ({
    ...{ method, path, milliseconds },
    status: status === 0 ? null : status,
  }))
  return { calls, callsLeftOut: log.leftOut }
}
