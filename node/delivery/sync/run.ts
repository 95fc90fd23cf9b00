import type { Failure } from '../../errors/failure'
import type { Flow, FlowRecord, Plan } from '../../flows/flow'
import { pause } from '../../storage/documents'
import { contentOf, COUNTED_AT } from '../content'
import type { Deps } from '../deps'
import { newCallLog, type CallLog, type Priority } from '../lanes'
import type { Ledger, LedgerEntry } from '../ledger'
import type { ChunkAddress } from '../jobs/job'
import type { CallTally } from '../metrics'
import { keptValue } from '../personal'
import type { RecordResult } from '../outcome'
import { rankOf } from '../rank'
import type { AcceptedRecord } from '../record'
import { isLeftForLater, waitBeforeRetry } from '../retry'
import { ownedPart, type FieldOwnership, type FlowSettings } from '../settings'
import type { HeldGoods } from './held'

export type SyncDeps = Pick<Deps, 'account' | 'workspace' | 'clients' | 'documents' | 'log' | 'now'>

export interface SyncOptions {
  /** Who sent the records: its settings hold. */
  source: string
  /** Plans only: VTEX and the ledger stay as they are. */
  dryRun: boolean
  /** Compares with VTEX even where the ledger says that nothing changed. */
  verify: boolean
  /** Whether a record whose SKU VTEX does not have waits for it. */
  park: boolean
  job: string | null
  /** Version of the mapping that made the records canonical; absent: none did. */
  mappingVersion?: number | undefined
  priority: Priority
  /** Plans of an earlier run of the same records that was cut short, by order of acceptance. */
  plannedBefore?: ReadonlyMap<string, Plan>
  /** Where the record of an order of acceptance stands in the job, for its history; absent: in none. */
  placeOf?(order: string): ChunkAddress | undefined
  /** Called with what is about to be written, before anything is. */
  onPlanned?(results: RecordResult[]): Promise<void>
  /** Milliseconds since 1970 after which nothing is begun or tried again. */
  deadline: number
  /** Counts the calls to VTEX. */
  tally?: CallTally
}

/** One piece of work: some records of one flow, worked off together. */
export interface Run {
  flow: Flow
  deps: SyncDeps
  options: SyncOptions
  ledger: Ledger
  /** Of the source. */
  settings: FlowSettings
  /** Null in flows that orders do not bear on. */
  held: HeldGoods | null
  /** Whoever sends. */
  loosest: FieldOwnership
  /** The ledger as loaded, and as this run changes it. */
  entries: Map<string, LedgerEntry>
  /** Ids of which something was skipped although VTEX may hold it: they are compared with VTEX at the end. */
  doubtful: Set<string>
  /** VTEX's ids of what this run has created, by `nameOfNew`: VTEX's own lists may lack it yet. */
  made: Map<string, string>
  /** Calls to VTEX that were made for one record alone, by order of acceptance. */
  calls: Map<string, CallLog>
}

/** What became of a record, and what the ledger is to remember of it. Without a result it is left for later. */
export interface Settled {
  result: RecordResult | null
  entry?: LedgerEntry
}

/** Where calls made for a record are noted, across its attempts. */
export function callsFor({ calls }: Run, { order }: Pick<AcceptedRecord, 'order'>): CallLog {
  const log = calls.get(order) ?? newCallLog()
  calls.set(order, log)
  return log
}

export function isOver({ deps, options }: Run): boolean {
  return deps.now() >= options.deadline
}

/** Whether the failure leaves the record as it is, for a later slice; somebody waits for interactive ones. */
export function isForLater({ options }: Run, failed: Failure): boolean {
  return options.priority === 'background' && isLeftForLater(failed)
}

/** Whether a record waits for what it needs rather than fail. */
export function waits({ options }: Run, failed: Failure): boolean {
  return failed.needs !== undefined && options.park && !options.dryRun
}

/** Waits as the failure asks. `later`: there is a further attempt, but no time for it, and nobody waits for the record. */
export async function waitForRetry(
  run: Run,
  failed: Failure,
  attempt: number,
): Promise<'again' | 'give up' | 'later'> {
  const { deadline, priority, tally } = run.options
  const wait = waitBeforeRetry(failed, attempt, Math.random())
  if (wait === null) return 'give up'
  if (run.deps.now() + wait > deadline) return priority === 'background' ? 'later' : 'give up'
  if (tally) tally.retries += 1
  await pause(wait)
  return 'again'
}

/**
 * What the ledger is to remember after the record was written, or found to need no write. `owned` is what of it counted:
 * what a source does not own must keep nobody else's value from VTEX.
 */
export function entryAfter(
  { flow, deps, options }: Run,
  accepted: AcceptedRecord,
  owned: FlowRecord,
  vtexId: string,
  outcome: LedgerEntry['outcome'],
): LedgerEntry {
  const { record, hash, acceptedAt, rank = rankOf(accepted, undefined) } = accepted
  const { version, updatedAt } = record
  return {
    hash,
    order: rank,
    vtexId,
    outcome,
    at: new Date(deps.now()).toISOString(),
    batch: options.job,
    ...(options.mappingVersion !== undefined && { mappingVersion: options.mappingVersion }),
    fields: fieldsOf(flow, owned, { order: rank, acceptedAt }),
    ...(version !== undefined && { version }),
    ...(updatedAt !== undefined && { updatedAt }),
  }
}

/** The entry when the same content was accepted once more: its order keeps records accepted before from overwriting it. */
export function acceptedAgain(
  flow: Flow,
  entry: LedgerEntry,
  accepted: AcceptedRecord,
  ownership: FieldOwnership,
): LedgerEntry {
  const rank = rankOf(accepted, entry)
  const { record } = accepted
  const { version, updatedAt } = record
  const owned = ownedPart(flow, record, ownership, { exists: entry.vtexId !== '' })
  return {
    ...entry,
    order: rank,
    fields: { ...entry.fields, ...fieldsOf(flow, owned, { order: rank, acceptedAt: accepted.acceptedAt }) },
    ...(version !== undefined && { version }),
    ...(updatedAt !== undefined && { updatedAt }),
  }
}

/** Until a race is settled nobody may take the ledger's word for VTEX: who is to settle it may die. */
export const forgetHash = (entry: LedgerEntry): LedgerEntry => ({ ...entry, hash: '' })

/** The values a record brings, with the order that its fields have in the ledger. */
export function valuesOf({ flow, entries }: Run, accepted: AcceptedRecord): LedgerEntry['fields'] {
  const order = accepted.rank ?? rankOf(accepted, entries.get(accepted.id))
  const content = Object.entries(contentOf(flow, accepted.record))
  return Object.fromEntries(content.map(([piece, value]) => [piece, { value, order }]))
}

/** With what a record counts goes when it was counted: another writer may have to write it again. */
function fieldsOf(
  flow: Flow,
  record: FlowRecord,
  { order, acceptedAt }: { order: string; acceptedAt: string },
): LedgerEntry['fields'] {
  const countedAt = flow.countedAt?.(record, acceptedAt) ?? null
  const pieces = Object.entries(contentOf(flow, record))
  if (countedAt !== null) pieces.push([COUNTED_AT, countedAt])
  return Object.fromEntries(pieces.map(([piece, value]) => [piece, { value: keptValue(flow, value), order }]))
}
