import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { withContent, wholeOf } from '../content'
import { scopeOf } from '../deps'
import { directoryOf } from '../directory'
import { ledgerIn, type LedgerEntry } from '../ledger'
import { failedWith, type RecordResult } from '../outcome'
import { recentOf } from '../personal'
import type { AcceptedRecord } from '../record'
import { isOver, type Run } from './run'
import { prepareRecord, writeRecord, type Prepared } from './write-record'

/** Rounds of looking again; each further round needs yet another writer of the same record in between. */
const MAX_ROUNDS = 5

/**
 * Two writers of one record can reach VTEX in another order than the ledger, or one can put back what it read before
 * the other wrote. Whoever saves second finds the ledger changed under it, compares VTEX with the newest values, and
 * mends it. So does a run that goes on after being cut short, and one that skips what was sent before: the one that
 * came before it may have ended just before it did this.
 */
export async function settleRaces(
  run: Run,
  records: readonly AcceptedRecord[],
  raced: ReadonlySet<string>,
  results: Map<string, RecordResult>,
): Promise<void> {
  const plannedBefore = records.filter(({ order }) => run.options.plannedBefore?.has(order))
  let ids = new Set([...raced, ...run.doubtful, ...plannedBefore.map(({ id }) => id)])
  for (let round = 1; round <= MAX_ROUNDS && ids.size > 0 && !isOver(run); round++) {
    const touched = records.filter(({ id }) => ids.has(id))
    ids = await mend(run, touched, results)
  }
  if (ids.size > 0)
    await leaveForLater(
      run,
      records.filter(({ id }) => ids.has(id)),
      results,
    )
}

/** No time to mend: the records count as not done, and nobody may take the ledger's word for them. */
async function leaveForLater(
  { flow, deps }: Run,
  records: readonly AcceptedRecord[],
  results: Map<string, RecordResult>,
): Promise<void> {
  for (const { order } of records) results.delete(order)
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps) })
  const entries = await ledger.load(
    flow.name,
    records.map(({ id }) => id),
  )
  const at = new Date(deps.now()).toISOString()
  await ledger.save(flow.name, new Map([...entries].map(([id, entry]) => [id, { ...entry, hash: '', at }])))
}

/** Brings VTEX to the ledger's newest values of the fields in question; answers the ids that changed once more. */
async function mend(
  { settings, ...racing }: Run,
  touched: readonly AcceptedRecord[],
  results: Map<string, RecordResult>,
): Promise<Set<string>> {
  // The other writer may be a source that owns other fields; what the ledger holds was its own to set.
  const run: Run = { ...racing, settings: { ...settings, ownership: racing.loosest } }
  const { flow, deps } = run
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps) })
  const byId = new Map(touched.map((record) => [record.id, record]))
  const entries = await ledger.load(flow.name, [...byId.keys()])
  const mended = new Map<string, LedgerEntry>()
  await Promise.all(
    [...entries].map(async ([id, entry]) => {
      const record = byId.get(id)
      if (!record || entry.outcome === 'parked') return
      const newest = newestOf(run, record, flow.isPersonal ? await withValues(run, id, entry) : entry)
      const remembered = { id: () => entry.vtexId, sku: () => entry.vtexId }
      const directory = directoryOf(deps, remembered, run.options)
      const wanted = { key: flow.key(newest.record), record: newest.record }
      const [target] = await flow.locate([wanted], directory)
      const work = target?.isOk() ? await prepareRecord(run, newest, target.value) : null
      // Nothing was written, so nobody needs to look again.
      if (work?.isOk() && work.value.plan.length === 0) return
      const isMended = await isMendedBy(run, work)
      if (isMended === null) results.delete(record.order)
      else if (isMended.isErr())
        results.set(record.order, failedWith(record, isMended.error, { vtexId: entry.vtexId }))
      const isCertain = isMended?.isOk() ?? false
      mended.set(id, { ...entry, ...(!isCertain && { hash: '' }), at: new Date(deps.now()).toISOString() })
    }),
  )
  return mended.size > 0 ? ledger.save(flow.name, mended) : new Set()
}

/** Null when that is left for later. */
async function isMendedBy(
  run: Run,
  work: Result<Prepared, Failure> | null,
): Promise<Result<unknown, Failure> | null> {
  if (work === null || work.isErr()) return work
  const result = (await writeRecord(run, work.value))?.result ?? null
  if (result === null) return null
  return result.outcome === 'failed' && result.code !== null
    ? fail(result.code, result.message ?? undefined)
    : ok(result)
}

/** The entry with the values that the ledger does not hold; fields whose newest value nobody knows any more are left out. */
async function withValues({ deps, flow }: Run, id: string, entry: LedgerEntry): Promise<LedgerEntry> {
  const known = Object.entries(await recentOf(deps, flow.name, id))
  const fields = Object.fromEntries(
    known.filter(([piece, { order }]) => entry.fields[piece]?.order === order),
  )
  return { ...entry, fields }
}

/**
 * The record with the newest value of everything the source sent. Less would not do: with three writers, one that
 * mends can put back what it read before the third wrote, and no piece in the ledger shows it.
 */
function newestOf({ flow }: Run, record: AcceptedRecord, entry: LedgerEntry): AcceptedRecord {
  const isOvertaken = (piece: string, order: string): boolean =>
    wholeOf(piece) !== piece && (entry.fields[wholeOf(piece)]?.order ?? '') > order
  const newest = Object.entries(entry.fields)
    .filter(([piece, { order }]) => !isOvertaken(piece, order))
    .map(([piece, { value }]) => [piece, value])
  return {
    ...record,
    record: withContent(flow, record.record, Object.fromEntries(newest)),
    hash: entry.hash,
    order: entry.order,
    rank: entry.order,
  }
}
