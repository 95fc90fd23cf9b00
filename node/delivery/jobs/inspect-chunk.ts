import type { Flow } from '../../flows/flow'
import { decide } from '../decide'
import { withContent } from '../content'
import type { GuardInput } from '../guards'
import { recordIn, type Ledger, type LedgerEntry } from '../ledger'
import { settled, type RecordResult } from '../outcome'
import { rankOf } from '../rank'
import type { AcceptedRecord } from '../record'
import { hashedByOwner, ownedPart, type FieldOwnership } from '../settings'
import { acceptedAgain, movedAmong, type HeldGoods } from '../sync'

export interface Inspection {
  /** Results, when nothing of the chunk needs VTEX; null when something does. */
  results: RecordResult[] | null
  /** Records that need VTEX. */
  open: number
  /** What the guards look at: all records but stale ones. */
  inputs: GuardInput[]
}

export interface InspectOptions {
  verify: boolean
  /** No record accepted before is still to come. */
  isOldest: boolean
  /** Of the source: the guards look at what it may change. */
  ownership: FieldOwnership
  /** What orders hold, in flows that they bear on. */
  held: HeldGoods | null
}

/**
 * Compares a chunk with the ledger alone: what is unchanged or stale, and what damage the rest could do.
 */
export async function inspectChunk(
  ledger: Ledger,
  flow: Flow,
  sent: readonly AcceptedRecord[],
  { verify, isOldest, ownership, held }: InspectOptions,
): Promise<Inspection> {
  const records = hashedByOwner(flow, sent, ownership)
  const entries = await ledger.load(flow.name, [...new Set(records.map(({ id }) => id))])
  const results: RecordResult[] = []
  const inputs: GuardInput[] = []
  const moved = await movedAmong(held, records, entries)
  for (const record of records) {
    const entry = entries.get(record.id)
    const decision = decide(flow, record, entry, { verify: verify || moved.has(record.id) })
    const after = decision.kind === 'proceed' ? decision.record : record.record
    if (decision.kind !== 'stale') {
      inputs.push({
        ref: record.ref,
        before: entry ? { ...withContent(flow, {}, recordIn(entry)) } : null,
        after: { ...ownedPart(flow, after, ownership, { exists: Boolean(entry?.vtexId) }) },
      })
    }
    if (decision.kind !== 'proceed') results.push(resultOf(record, decision, entry as LedgerEntry))
  }
  const open = records.length - results.length
  if (open > 0) return { results: null, open, inputs }
  const newer = isOldest ? new Map<string, LedgerEntry>() : newerOrders(flow, records, entries, ownership)
  const raced = newer.size > 0 ? await ledger.save(flow.name, newer) : new Set<string>()
  // What the ledger said holds no longer, so VTEX has to be asked.
  return raced.size > 0 ? { results: null, open: raced.size, inputs } : { results, open, inputs }
}

function resultOf(
  record: AcceptedRecord,
  decision: { kind: 'unchanged' } | { kind: 'stale'; message: string },
  { vtexId }: LedgerEntry,
): RecordResult {
  return decision.kind === 'unchanged'
    ? settled(record, 'unchanged', { vtexId })
    : settled(record, 'skipped', { code: 'stale', message: decision.message, vtexId })
}

/** While older records may come, an unchanged record must still keep them from overwriting it. */
function newerOrders(
  flow: Flow,
  records: readonly AcceptedRecord[],
  entries: ReadonlyMap<string, LedgerEntry>,
  ownership: FieldOwnership,
): Map<string, LedgerEntry> {
  const newer = new Map<string, LedgerEntry>()
  for (const record of records) {
    const entry = newer.get(record.id) ?? entries.get(record.id)
    if (entry && rankOf(record, entry) > entry.order)
      newer.set(record.id, acceptedAgain(flow, entry, record, ownership))
  }
  return newer
}
