import type { FlowRecord } from '../flows/flow'
import type { LedgerEntry } from './ledger'
import type { AcceptedRecord } from './record'

export type Decision<R extends FlowRecord> =
  | { kind: 'unchanged' }
  | { kind: 'stale'; message: string }
  /** `record` without the fields a later record has set since. */
  | { kind: 'proceed'; record: R }

/** Fields that name or order a record rather than say what it should be. */
const NOT_CONTENT = new Set(['version', 'updatedAt', 'asOf', 'fixedPricesMode'])

/** A markup says what the base price is to be, so the newer of the two counts. */
const SETS: Partial<Record<string, string>> = { markup: 'basePrice' }

const setBy = (field: string): string => SETS[field] ?? field

/** What to do with a record, from the ledger alone. Pure. */
export function decide<R extends FlowRecord>(
  { record, hash, order }: Pick<AcceptedRecord<R>, 'record' | 'hash' | 'order'>,
  entry: LedgerEntry | undefined,
  { keyFields, verify }: { keyFields: readonly string[]; verify: boolean },
): Decision<R> {
  if (!entry) return { kind: 'proceed', record }
  const older = olderThanApplied(record, entry)
  if (older) return { kind: 'stale', message: older }
  if (order < entry.order) return withoutOvertaken(record, order, entry, keyFields)
  if (hash === entry.hash && !verify) return { kind: 'unchanged' }
  return { kind: 'proceed', record }
}

function olderThanApplied({ version, updatedAt }: FlowRecord, entry: LedgerEntry): string | null {
  if (version !== undefined && entry.version !== undefined && version < entry.version) {
    return `Version ${version} is older than version ${entry.version}, which was applied before.`
  }
  if (updatedAt && entry.updatedAt && Date.parse(updatedAt) < Date.parse(entry.updatedAt)) {
    return `The record was changed at ${updatedAt}; one of ${entry.updatedAt} was applied before.`
  }
  return null
}

/** Old data never overwrites new: of a record overtaken by later ones only the fields they did not carry apply. */
function withoutOvertaken<R extends FlowRecord>(
  record: R,
  order: string,
  entry: LedgerEntry,
  keyFields: readonly string[],
): Decision<R> {
  const kept = Object.entries(record).filter(([field]) => {
    const setAt = entry.fields[setBy(field)]
    return keyFields.includes(field) || NOT_CONTENT.has(field) || setAt === undefined || setAt < order
  })
  const hasContent = kept.some(([field]) => !keyFields.includes(field) && !NOT_CONTENT.has(field))
  return hasContent
    ? { kind: 'proceed', record: Object.fromEntries(kept) as R }
    : { kind: 'stale', message: 'A record accepted later for the same ref was applied before.' }
}

/** The fields a record sets, each with the record's order of acceptance. */
export function fieldOrders(
  record: FlowRecord,
  order: string,
  keyFields: readonly string[],
): Record<string, string> {
  const fields = Object.entries(record).filter(
    ([field, value]) => value !== undefined && !keyFields.includes(field) && !NOT_CONTENT.has(field),
  )
  return Object.fromEntries(fields.map(([field]) => [setBy(field), order]))
}
