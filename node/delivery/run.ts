import type { Failure } from '../errors/failure'
import type { Flow, Plan } from '../flows/flow'
import { pause } from '../storage/documents'
import { fieldOrders } from './decide'
import type { Deps } from './deps'
import type { LaneGate } from './lanes'
import type { LedgerEntries, LedgerEntry } from './ledger'
import type { RecordResult } from './outcome'
import type { AcceptedRecord } from './record'
import { holdsLane, waitBeforeRetry } from './retry'

export type SyncDeps = Pick<Deps, 'account' | 'workspace' | 'clients' | 'documents' | 'now'>

export interface SyncOptions {
  /** Plans only: VTEX and the ledger stay as they are. */
  dryRun: boolean
  /** Compares with VTEX even where the ledger says that nothing changed. */
  verify: boolean
  batch: string | null
  /** Plans of an earlier run of the same records that was cut short, by index. */
  plannedBefore?: ReadonlyMap<number, Plan>
  /** Called with what is about to be written, before anything is. */
  onPlanned?(results: RecordResult[]): Promise<void>
  /** Milliseconds since 1970 after which nothing is begun or tried again. */
  deadline: number
}

/** One piece of work: some records of one flow, worked off together. */
export interface Run {
  flow: Flow
  deps: SyncDeps
  options: SyncOptions
  gate: LaneGate
  /** The ledger as loaded, and as this run changes it. */
  entries: LedgerEntries
}

/** What became of a record, and what the ledger is to remember of it. */
export interface Settled {
  result: RecordResult
  entry?: LedgerEntry
}

export function isOver({ deps, options }: Run): boolean {
  return deps.now() >= options.deadline
}

/** Makes a call when the lane has room; null when the run is over by then. */
export function inLane<T>(run: Run, call: () => Promise<T>): Promise<T | null> {
  return run.gate.run(async () => (isOver(run) ? null : call()))
}

/** Waits as the failure asks; false when there is no further attempt. */
export async function waitForRetry(run: Run, failed: Failure, attempt: number): Promise<boolean> {
  const wait = waitBeforeRetry(failed, attempt, Math.random())
  if (wait === null || run.deps.now() + wait > run.options.deadline) return false
  if (holdsLane(failed)) run.gate.holdFor(wait)
  await pause(wait)
  return true
}

/** The ledger's entry after the record was written, or found to need no write. */
export function entryAfter(
  run: Run,
  accepted: AcceptedRecord,
  vtexId: string,
  outcome: LedgerEntry['outcome'],
): LedgerEntry {
  const before = run.entries.get(accepted.id)
  const isOvertaken = before !== undefined && accepted.order < before.order
  const { version = before?.version, updatedAt = before?.updatedAt } = accepted.record
  return {
    hash: isOvertaken ? before.hash : accepted.hash,
    order: isOvertaken ? before.order : accepted.order,
    fields: { ...before?.fields, ...fieldOrders(accepted.record, accepted.order, run.flow.keyFields) },
    vtexId,
    at: new Date(run.deps.now()).toISOString(),
    batch: run.options.batch,
    outcome,
    ...(version !== undefined && { version }),
    ...(updatedAt !== undefined && { updatedAt }),
  }
}
