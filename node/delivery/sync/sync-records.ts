import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Flow, Target } from '../../flows/flow'
import { pause } from '../../storage/documents'
import { decide, type Decision } from '../decide'
import { scopeOf } from '../deps'
import { directoryOf } from '../directory'
import { ledgerIn, mergeEntries, type LedgerEntry } from '../ledger'
import { failedWith, settled, type RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { isLeftForLater, waitBeforeRetry } from '../retry'
import { settleRaces } from './races'
import { roundsOf } from './rounds'
import {
  acceptedAgain,
  entryAfter,
  isOver,
  type Run,
  type Settled,
  type SyncDeps,
  type SyncOptions,
} from './run'
import { nothingToWrite, prepareRecord, writeRecord, type Prepared } from './write-record'

/**
 * Brings VTEX to the records: decide from the ledger, find ids, read, plan, apply, remember.
 * Different refs run side by side, records of one ref one after the other (see roundsOf).
 * Answers in the order of `records`; null for a record that was not begun before the deadline.
 */
export async function syncRecords(
  flow: Flow,
  records: readonly AcceptedRecord[],
  deps: SyncDeps,
  options: SyncOptions,
): Promise<(RecordResult | null)[]> {
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps), whenRaced: forgetHash })
  const entries = new Map(await ledger.load(flow.name, [...new Set(records.map(({ id }) => id))]))
  const run: Run = { flow, deps, options, entries }
  const results = new Map<string, RecordResult>()
  const changed = new Map<string, LedgerEntry>()
  for (const round of roundsOf(flow, records, entries)) {
    if (isOver(run)) break
    await syncRound(run, round, ({ order, id }, { result, entry }) => {
      if (result) results.set(order, result)
      if (!entry) return
      entries.set(id, mergeEntries(entries.get(id), entry))
      changed.set(id, entries.get(id) as LedgerEntry)
    })
  }
  if (!options.dryRun) {
    const raced = changed.size > 0 ? await ledger.save(flow.name, changed) : new Set<string>()
    await settleRaces(run, records, raced, results)
  }
  return records.map(({ order }) => results.get(order) ?? null)
}

/** Until the race is settled nobody may take the ledger's word for VTEX: who is to settle it may die. */
const forgetHash = (entry: LedgerEntry): LedgerEntry => ({ ...entry, hash: '' })

type Finish = (record: AcceptedRecord, outcome: Settled) => void

async function syncRound(run: Run, records: AcceptedRecord[], finish: Finish): Promise<void> {
  const toLocate: AcceptedRecord[] = []
  for (const record of records) {
    const entry = run.entries.get(record.id)
    const decision = decide(run.flow, record, entry, { verify: run.options.verify })
    if (decision.kind === 'proceed') {
      toLocate.push({ ...record, record: decision.record, rank: decision.rank })
    } else finish(record, decidedByLedger(run, record, decision, entry as LedgerEntry))
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
  // A run of this job that was cut short after writing left this hash: the record is what it applied.
  const isOwnWrite =
    run.options.job !== null && entry.batch === run.options.job && entry.outcome === 'applied'
  const changes = isOwnWrite ? (run.options.plannedBefore?.get(record.order) ?? []) : []
  return {
    result: settled(record, changes.length > 0 ? 'applied' : 'unchanged', { vtexId, changes }),
    entry: acceptedAgain(run.flow, entry, record),
  }
}

/** Compares the records with VTEX; settles all that need no write and answers the others. */
async function prepareAll(run: Run, records: AcceptedRecord[], finish: Finish): Promise<Prepared[]> {
  if (records.length === 0) return []
  const targets = await locateAll(run, records)
  const prepared = await Promise.all(
    records.map(async (accepted, position) => {
      const target = targets[position]
      if (!target) return
      if (target.isErr()) return finish(accepted, withoutTarget(run, accepted, target.error))
      const work = await prepareRecord(run, accepted, target.value)
      if (work === null) return
      if (work.isErr()) {
        const result = failedWith(accepted, work.error, { attempts: 1, vtexId: target.value.vtexId })
        return finish(accepted, notApplied(run, accepted, result))
      }
      if (work.value.plan.length === 0) return finish(accepted, nothingToWrite(run, work.value))
      return work.value
    }),
  )
  return prepared.filter((work) => work !== undefined)
}

/** A record whose SKU does not exist yet waits for it if asked to: the ledger keeps its values. */
function withoutTarget(run: Run, accepted: AcceptedRecord, failed: Failure): Settled {
  if (failed.code !== 'sku_not_found' || !run.options.park || run.options.dryRun)
    return notApplied(run, accepted, failedWith(accepted, failed))
  return {
    result: { ...failedWith(accepted, failed), outcome: 'parked' },
    entry: { ...entryAfter(run, accepted, '', 'parked'), hash: '' },
  }
}

/** The ledger forgets the hash: what is sent next must not pass as unchanged, or this record sent again would overtake it. */
function notApplied(run: Run, { id }: AcceptedRecord, result: RecordResult): Settled {
  const entry = run.entries.get(id)
  return entry
    ? { result, entry: { ...entry, hash: '', at: new Date(run.deps.now()).toISOString() } }
    : { result }
}

/** Lookups answer a failure per record; those that can pass are asked again, all together. Null: left for later. */
async function locateAll(run: Run, records: AcceptedRecord[]): Promise<(Result<Target, Failure> | null)[]> {
  const directory = directoryOf(run.deps, rememberedSkus(run.entries), run.options)
  const keys = records.map(({ record }) => run.flow.key(record))
  for (let attempt = 1; ; attempt++) {
    const targets = await run.flow.locate(keys, directory)
    const waits = targets.map((target) =>
      target.isErr() ? waitBeforeRetry(target.error, attempt, Math.random()) : null,
    )
    const wait = waits.reduce<number>((longest, each) => Math.max(longest, each ?? 0), 0)
    const isLate = run.deps.now() + wait > run.options.deadline
    if (wait > 0 && !isLate) {
      await pause(wait)
      continue
    }
    const isBackground = run.options.priority === 'background'
    return targets.map((target, position) => {
      const isLeft = target.isErr() && (waits[position] !== null || isLeftForLater(target.error))
      return isBackground && isLeft ? null : target
    })
  }
}

/** SKU ids the ledger knows, by the first part of the ref. */
export function rememberedSkus(
  entries: ReadonlyMap<string, LedgerEntry>,
): (ref: string) => string | undefined {
  const byRef = new Map<string, string>()
  for (const [id, { vtexId }] of entries)
    if (vtexId) byRef.set(decodeURIComponent(id.split('/')[0] ?? ''), vtexId)
  return (ref) => byRef.get(ref)
}
