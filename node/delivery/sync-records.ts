import type { Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import type { Flow, Target } from '../flows/flow'
import { pause } from '../storage/documents'
import { decide, type Decision } from './decide'
import { directoryOf } from './directory'
import { laneGate } from './lanes'
import { ledgerIn, type LedgerEntries, type LedgerEntry } from './ledger'
import { failedWith, settled, type RecordResult } from './outcome'
import type { AcceptedRecord } from './record'
import { waitBeforeRetry } from './retry'
import { entryAfter, isOver, type Run, type Settled, type SyncDeps, type SyncOptions } from './run'
import { nothingToWrite, prepareRecord, writeRecord, type Prepared } from './write-record'

/**
 * Brings VTEX to the records: decide from the ledger, find ids, read, plan, apply, remember.
 * Different refs run side by side, records of one ref one after the other.
 * Answers in the order of `records`; null for a record that was not begun before the deadline.
 */
export async function syncRecords(
  flow: Flow,
  records: readonly AcceptedRecord[],
  deps: SyncDeps,
  options: SyncOptions,
): Promise<(RecordResult | null)[]> {
  const ledger = ledgerIn(deps.documents)
  const entries = await ledger.load(flow.name, [...new Set(records.map(({ id }) => id))])
  const run: Run = { flow, deps, options, gate: laneGate(deps.account, deps.workspace, flow.lane), entries }
  const results = new Map<number, RecordResult>()
  const changed: LedgerEntries = new Map()
  for (const round of rounds(records)) {
    if (isOver(run)) break
    await syncRound(run, round, ({ index, id }, { result, entry }) => {
      results.set(index, result)
      if (entry) {
        entries.set(id, entry)
        changed.set(id, entry)
      }
    })
  }
  if (!options.dryRun && changed.size > 0) await ledger.save(flow.name, changed)
  return records.map(({ index }) => results.get(index) ?? null)
}

/** The n-th record of every ref: within a round all refs differ. */
export function rounds<T extends { id: string }>(records: readonly T[]): T[][] {
  const seen = new Map<string, number>()
  const all: T[][] = []
  for (const record of records) {
    const round = seen.get(record.id) ?? 0
    seen.set(record.id, round + 1)
    ;(all[round] ??= []).push(record)
  }
  return all
}

type Finish = (record: AcceptedRecord, outcome: Settled) => void

async function syncRound(run: Run, records: AcceptedRecord[], finish: Finish): Promise<void> {
  const toLocate: AcceptedRecord[] = []
  for (const record of records) {
    const entry = run.entries.get(record.id)
    const decision = decide(record, entry, { keyFields: run.flow.keyFields, verify: run.options.verify })
    if (decision.kind === 'proceed') toLocate.push({ ...record, record: decision.record })
    else finish(record, decidedByLedger(run, record, decision, entry as LedgerEntry))
  }
  const prepared = await prepareAll(run, toLocate, finish)
  if (prepared.length === 0) return
  const planned = prepared.map(({ accepted, plan, target }) =>
    settled(accepted, 'applied', { changes: plan, vtexId: target.vtexId }),
  )
  if (run.options.dryRun) {
    prepared.forEach(({ accepted }, position) =>
      finish(accepted, { result: planned[position] as RecordResult }),
    )
    return
  }
  await run.options.onPlanned?.(planned)
  await Promise.all(
    prepared.map(async (work) => {
      const written = await writeRecord(run, work)
      if (written) finish(work.accepted, written)
    }),
  )
}

function decidedByLedger(
  run: Run,
  record: AcceptedRecord,
  decision: Exclude<Decision<never>, { kind: 'proceed' }>,
  entry: LedgerEntry,
): Settled {
  const { vtexId } = entry
  if (decision.kind === 'stale') {
    return { result: settled(record, 'skipped', { code: 'stale', message: decision.message, vtexId }) }
  }
  // A run of this batch that was cut short after writing left this hash: the record is what it applied.
  const isOwnWrite =
    run.options.batch !== null && entry.batch === run.options.batch && entry.outcome === 'applied'
  const changes = isOwnWrite ? (run.options.plannedBefore?.get(record.index) ?? []) : []
  return {
    result: settled(record, changes.length > 0 ? 'applied' : 'unchanged', { vtexId, changes }),
    // The newer order keeps records accepted before this one from overwriting it.
    entry: { ...entryAfter(run, record, vtexId, entry.outcome), at: entry.at, batch: entry.batch },
  }
}

/** Compares the records with VTEX; settles all that need no write and answers the others. */
async function prepareAll(run: Run, records: AcceptedRecord[], finish: Finish): Promise<Prepared[]> {
  if (records.length === 0) return []
  const targets = await locateAll(run, records)
  const prepared = await Promise.all(
    records.map(async (accepted, position) => {
      const target = targets[position] as Result<Target, Failure>
      if (target.isErr()) return finish(accepted, { result: failedWith(accepted, target.error) })
      const work = await prepareRecord(run, accepted, target.value)
      if (work === null) return
      if (work.isErr()) {
        return finish(accepted, {
          result: failedWith(accepted, work.error, { attempts: 1, vtexId: target.value.vtexId }),
        })
      }
      if (work.value.plan.length === 0) return finish(accepted, nothingToWrite(run, work.value))
      return work.value
    }),
  )
  return prepared.filter((work) => work !== undefined)
}

/** Lookups answer a failure per record; those that can pass are asked again, all together. */
async function locateAll(run: Run, records: AcceptedRecord[]): Promise<Result<Target, Failure>[]> {
  const directory = directoryOf(run.deps, rememberedSkus(run.entries))
  for (let attempt = 1; ; attempt++) {
    const targets = await run.flow.locate(
      records.map(({ record }) => run.flow.key(record)),
      directory,
    )
    const waits = targets.map((target) =>
      target.isErr() ? (waitBeforeRetry(target.error, attempt, Math.random()) ?? 0) : 0,
    )
    const wait = waits.reduce((longest, each) => Math.max(longest, each), 0)
    if (wait === 0 || run.deps.now() + wait > run.options.deadline) return targets
    await pause(wait)
  }
}

/** SKU ids the ledger knows, by the first part of the ref. */
function rememberedSkus(entries: LedgerEntries): (ref: string) => string | undefined {
  const byRef = new Map<string, string>()
  for (const [id, { vtexId }] of entries) byRef.set(decodeURIComponent(id.split('/')[0] ?? ''), vtexId)
  return (ref) => byRef.get(ref)
}
