import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { keyId, type Flow, type FlowRecord, type Target } from '../../flows/flow'
import { pause } from '../../storage/documents'
import { decide, type Decision } from '../decide'
import { scopeOf } from '../deps'
import { directoryOf, rememberId } from '../directory'
import { aloneInStore } from '../lanes'
import { isReferenceFlow } from '../lookups'
import { ledgerIn, mergeEntries, type LedgerEntry } from '../ledger'
import { failedWith, settled, type RecordResult } from '../outcome'
import { keepRecent, shownChanges } from '../personal'
import type { AcceptedRecord } from '../record'
import { isLeftForLater, waitBeforeRetry } from '../retry'
import { hashedByOwner, ownedPart, readFlowSettings, readLoosestOwnership } from '../settings'
import { heldGoodsOf, movedAmong } from './held'
import { settleRaces } from './races'
import { refOfId, rememberedIn } from './remembered'
import { madeTarget, noteMade, turnsOf } from './new-names'
import { rememberedOf, withCalls } from './remember'
import { roundsOf } from './rounds'
import {
  acceptedAgain,
  entryAfter,
  forgetHash,
  isOver,
  type Run,
  type Settled,
  type SyncDeps,
  type SyncOptions,
  valuesOf,
  waits,
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
  const run = await openRun(flow, records, deps, options)
  const mayCreate =
    flow.nameOfNew && !options.dryRun && records.some(({ id }) => !run.entries.get(id)?.vtexId)
  if (!mayCreate) return syncRun(run, records)
  // VTEX would take a second one. The ledger is read anew: whoever had the turn before may have created the same.
  const task = async () => syncRun(await openRun(flow, records, deps, options), records)
  const turn = await aloneInStore(deps, `create.${flow.name}`, options.deadline, task)
  return turn?.done ?? records.map(() => null)
}

async function syncRun(run: Run, sent: readonly AcceptedRecord[]): Promise<(RecordResult | null)[]> {
  const { flow, deps, options } = run
  const { match = 'refId', ownership } = run.settings
  const records = hashedByOwner(flow, sent, ownership)
  const results = new Map<string, RecordResult>()
  const changed = new Map<string, LedgerEntry>()
  const recent: [string, LedgerEntry['fields']][] = []
  const settle: Finish = (accepted, bare) => {
    const { order, id } = accepted
    const settled = withCalls(run, order, bare)
    if (settled.result) results.set(order, settled.result)
    const entry = rememberedOf(run, id, settled)
    if (!entry) return
    if (flow.isPersonal) recent.push([id, valuesOf(run, accepted)])
    run.entries.set(id, mergeEntries(run.entries.get(id), entry))
    changed.set(id, run.entries.get(id) as LedgerEntry)
    if (entry.vtexId && isReferenceFlow(flow.name))
      rememberId(deps, { flow: flow.name, match }, refOfId(id), entry.vtexId)
  }
  for (let left = records; left.length > 0 && !isOver(run);) {
    const known = idsKnown(run)
    for (const round of roundsOf(flow, left, run.entries)) {
      if (isOver(run)) break
      await syncRound(run, round, settle)
    }
    left = nowPossible(run, records, results, known)
  }
  if (!options.dryRun) {
    // Before the ledger: whoever sees there that this came first finds the values.
    if (recent.length > 0) await keepRecent(deps, flow.name, recent)
    const raced = changed.size > 0 ? await run.ledger.save(flow.name, changed) : new Set<string>()
    await settleRaces(run, records, raced, results)
    await run.held?.save()
  }
  return records.map(({ order }) => results.get(order) ?? null)
}

async function openRun(
  flow: Flow,
  records: readonly AcceptedRecord[],
  deps: SyncDeps,
  options: SyncOptions,
): Promise<Run> {
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps), whenRaced: forgetHash })
  const entries = new Map(await ledger.load(flow.name, [...new Set(records.map(({ id }) => id))]))
  const settings = await readFlowSettings(deps, flow.name, options.source)
  const loosest = await readLoosestOwnership(deps, flow.name)
  return {
    flow,
    deps,
    options,
    ledger,
    settings,
    loosest,
    held: heldGoodsOf(flow, deps, options.source),
    entries,
    doubtful: new Set(),
    made: new Map(),
    calls: new Map(),
  }
}

/** Records of all passes that wait for others of the same flow, which the last pass has created: a tree that came shuffled. */
function nowPossible(
  run: Run,
  records: readonly AcceptedRecord[],
  results: ReadonlyMap<string, RecordResult>,
  knownBefore: ReadonlySet<string>,
): AcceptedRecord[] {
  const known = idsKnown(run)
  return records.filter(({ order }) => {
    const needs = results.get(order)?.needs
    if (needs?.flow !== run.flow.name) return false
    const id = keyId([needs.ref])
    return known.has(id) && !knownBefore.has(id)
  })
}

/** The records at hand whose id in VTEX is known. */
function idsKnown({ entries }: Run): Set<string> {
  return new Set([...entries].filter(([, { vtexId }]) => vtexId).map(([id]) => id))
}

type Finish = (record: AcceptedRecord, outcome: Settled) => void

async function syncRound(run: Run, records: AcceptedRecord[], finish: Finish): Promise<void> {
  const toLocate: AcceptedRecord[] = []
  const moved = run.options.verify ? null : await movedAmong(run.held, records, run.entries)
  for (const record of records) {
    const entry = run.entries.get(record.id)
    const verify = moved?.has(record.id) ?? true
    const decision = decide(run.flow, record, entry, { verify })
    if (entry && isDoubtful(run, decision, entry)) run.doubtful.add(record.id)
    if (decision.kind === 'proceed') {
      toLocate.push({ ...record, record: decision.record, rank: decision.rank })
    } else finish(record, decidedByLedger(run, record, decision, entry as LedgerEntry))
  }
  const prepared = await prepareAll(run, toLocate, finish)
  for (const [turn, works] of turnsOf(run, prepared).entries())
    await writeAll(run, turn === 0 ? works : await prepareAgain(run, works, finish), finish)
}

/** Two refs of one new name would both create it, so the second is prepared anew when the first has been written. */
function prepareAgain(run: Run, works: readonly Prepared[], finish: Finish): Promise<Prepared[]> {
  return prepareEach(
    run,
    works.map(({ accepted, target }) => ({ accepted, target })),
    finish,
  )
}

async function writeAll(run: Run, prepared: readonly Prepared[], finish: Finish): Promise<void> {
  if (prepared.length === 0) return
  const planned = prepared.map(({ accepted, plan, target }) =>
    settled(accepted, 'applied', { changes: shownChanges(run.flow, plan), vtexId: target.vtexId }),
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
      if (!written) return
      noteMade(run, work, written.entry?.vtexId)
      finish(work.accepted, written)
    }),
  )
}

/**
 * Whether something is skipped although VTEX may hold it: the ledger is not certain, or it is a single call, which may
 * repeat one that died after it wrote and before the ledger knew.
 */
function isDoubtful({ options }: Run, decision: Decision<FlowRecord>, { hash, order }: LedgerEntry): boolean {
  const isSkipped = decision.kind === 'stale' || (decision.kind === 'proceed' && decision.rank < order)
  return isSkipped && (hash === '' || options.job === null)
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
    entry: acceptedAgain(run.flow, entry, record, run.settings.ownership),
  }
}

/** Compares the records with VTEX; settles all that need no write and answers the others. */
async function prepareAll(run: Run, records: AcceptedRecord[], finish: Finish): Promise<Prepared[]> {
  if (records.length === 0) return []
  const targets = await locateAll(run, records)
  const located = records.flatMap((accepted, position) => {
    const target = targets[position]
    if (target?.isErr()) finish(accepted, withoutTarget(run, accepted, target.error))
    return target?.isOk() ? [{ accepted, target: target.value }] : []
  })
  return prepareEach(run, located, finish)
}

type Located = Pick<Prepared, 'accepted' | 'target'>

async function prepareEach(run: Run, located: readonly Located[], finish: Finish): Promise<Prepared[]> {
  const prepared = await Promise.all(
    located.map(async ({ accepted, target }) => {
      const work = await prepareRecord(run, accepted, madeTarget(run, accepted, target))
      if (work === null) return
      if (work.isErr()) {
        const result = failedWith(accepted, work.error, { attempts: 1, vtexId: target.vtexId })
        return finish(accepted, notApplied(run, accepted, result))
      }
      if (work.value.plan.length === 0) return finish(accepted, nothingToWrite(run, work.value))
      return work.value
    }),
  )
  return prepared.filter((work) => work !== undefined)
}

/** A record that needs another which does not exist yet waits for it if asked to: the ledger keeps its values. */
function withoutTarget(run: Run, accepted: AcceptedRecord, failed: Failure): Settled {
  if (!waits(run, failed)) return notApplied(run, accepted, failedWith(accepted, failed))
  const vtexId = run.entries.get(accepted.id)?.vtexId ?? ''
  const { ownership } = run.settings
  const owned = ownedPart(run.flow, accepted.record, ownership, { exists: vtexId !== '' })
  return {
    result: { ...failedWith(accepted, failed), outcome: 'parked' },
    entry: { ...entryAfter(run, accepted, owned, vtexId, 'parked'), hash: '' },
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
  const directory = directoryOf(run.deps, rememberedIn(run.flow, run.entries), run.options)
  const wanted = records.map(({ record }) => ({ key: run.flow.key(record), record }))
  for (let attempt = 1; ; attempt++) {
    const targets = await run.flow.locate(wanted, directory)
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
