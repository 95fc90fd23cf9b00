import { stringify } from 'safe-stable-stringify'
import type { ChunkAddress } from '../jobs/job'
import type { CallLog } from '../lanes'

/**
 * What was last sent for a record. A cache of ours, never the source of truth: losing it costs reads, not data.
 * One per store and flow, not per source: two sources that write the same price must see each other's writes.
 */
export interface LedgerEntry {
  /** Of the record last applied; empty when what VTEX holds is not certain. */
  hash: string
  /** Empty while VTEX's id is not known. */
  vtexId: string
  /** Order of acceptance of the newest record. */
  order: string
  /** RFC 3339. */
  at: string
  /** The job it came with; null for a single call. */
  batch: string | null
  outcome: 'applied' | 'unchanged' | 'parked' | 'failed'
  /** The highest that was sent. */
  version?: number
  /** RFC 3339; the latest that was sent. */
  updatedAt?: string
  mappingVersion?: number
  /** What became of the record before, oldest first; absent while it was applied once and nothing else. */
  events?: LedgerEvent[]
  /** Newest value of each content field the source sent, and the order of the record that carried it. */
  fields: Record<string, FieldValue>
}

/** One thing that became of a record. */
export interface LedgerEvent {
  /** RFC 3339. */
  at: string
  outcome: 'applied' | 'unchanged' | 'parked' | 'failed' | 'skipped'
  /** The job it came with; null for a single call. */
  batch: string | null
  /** Of the error catalogue. */
  code: string | null
  /** Fields that changed in VTEX. */
  fields: string[]
  /** Version of the mapping that made the record canonical; absent: none did. */
  mappingVersion?: number
  /** Where in the job its result is; absent: it was the first, or came in a single call. */
  place?: ChunkAddress
  /** Calls to VTEX, only of a single call and while it is the newest: those of a job are with its results. */
  calls?: CallLog
}

/** Events kept of a record. */
const MAX_EVENTS = 8

export interface FieldValue {
  /** As JSON has it. */
  value: unknown
  order: string
}

/**
 * Both entries in one: of each field the newest value; hash, outcome and what belongs to them of the newer record.
 * Commutative, associative and idempotent, so that writers may meet in any order and write again. Pure.
 */
export function mergeEntries(stored: LedgerEntry | undefined, entry: LedgerEntry): LedgerEntry {
  if (!stored) return entry
  const {
    version: _,
    updatedAt: __,
    events: ___,
    ...newer
  } = compareHeads(stored, entry) > 0 ? stored : entry
  // The highest, not the newer one's: a record that carries none must not let an old version pass later.
  const version = greater(stored.version, entry.version, (a, b) => a - b)
  const updatedAt = greater(stored.updatedAt, entry.updatedAt, compareInstants)
  const events = mergeEvents(stored.events, entry.events)
  return {
    ...newer,
    fields: mergeFields(stored.fields, entry.fields),
    ...(events && { events }),
    ...(version !== undefined && { version }),
    ...(updatedAt !== undefined && { updatedAt }),
  }
}

/** The newest values as a record, without its key fields. Pure. */
export function recordIn({ fields }: LedgerEntry): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([field, { value }]) => [field, value]))
}

/** The newest of both, each once; calls stay with the newest alone, or they would outweigh everything else. */
export function mergeEvents(a: LedgerEntry['events'], b: LedgerEntry['events']): LedgerEntry['events'] {
  if (!a || !b) return a ?? b
  const all = new Map<string, LedgerEvent>()
  for (const event of [...a, ...b]) {
    const name = json(withoutCalls(event))
    const known = all.get(name)
    if (!known || compare(json(known.calls), json(event.calls)) < 0) all.set(name, event)
  }
  const sorted = [...all].sort(
    ([one, { at }], [other, { at: otherAt }]) => compare(at, otherAt) || compare(one, other),
  )
  return followedBy(
    sorted.slice(-MAX_EVENTS, -1).map(([, event]) => event),
    sorted.slice(-1).map(([, event]) => event),
  )
}

/** Events with newer ones after them. */
export function followedBy(older: readonly LedgerEvent[], newer: readonly LedgerEvent[]): LedgerEvent[] {
  return [...(newer.length > 0 ? older.map(withoutCalls) : older), ...newer]
}

function withoutCalls({ calls: _, ...event }: LedgerEvent): LedgerEvent {
  return event
}

/**
 * Of one record the later result counts; of two at once the one that does not wait any more, then the one that admits
 * not to know what VTEX holds.
 */
function compareHeads(a: LedgerEntry, b: LedgerEntry): number {
  return (
    compare(a.order, b.order) ||
    compare(a.at, b.at) ||
    Number(b.outcome === 'parked') - Number(a.outcome === 'parked') ||
    Number(a.hash === '') - Number(b.hash === '') ||
    compare(headOf(a), headOf(b))
  )
}

function headOf({ hash, vtexId, batch, outcome, mappingVersion }: LedgerEntry): string {
  return JSON.stringify([hash, vtexId, batch, outcome, mappingVersion])
}

function mergeFields(a: LedgerEntry['fields'], b: LedgerEntry['fields']): LedgerEntry['fields'] {
  const merged = { ...a, ...b }
  for (const field of Object.keys(a)) {
    const [one, other] = [a[field], merged[field]]
    if (one && other && one !== other && compareValues(one, other) > 0) setField(merged, field, one)
  }
  return merged
}

function compareValues(a: FieldValue, b: FieldValue): number {
  return compare(a.order, b.order) || (a.value === b.value ? 0 : compare(json(a.value), json(b.value)))
}

/** Sets an own property; assigning to __proto__ would change the prototype instead. */
export function setField<T>(object: Record<string, T>, name: string, value: T): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}

const json = (value: unknown): string => stringify(value) ?? ''

function greater<T>(a: T | undefined, b: T | undefined, compareBy: (a: T, b: T) => number): T | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return compareBy(a, b) > 0 ? a : b
}

/** The same instant can be written in several ways. */
const compareInstants = (a: string, b: string): number =>
  (Date.parse(a) || 0) - (Date.parse(b) || 0) || compare(a, b)

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
