import type { CallLog } from '../lanes'
import { setField, type FieldValue, type LedgerEntry, type LedgerEvent } from './entry'

/**
 * An entry as it is stored. Short keys, and nothing that can be told from the rest: there are millions of them.
 * Never changed in place, since documents that were read are shared.
 */
export interface EncodedEntry {
  /** order */
  readonly o: string
  /** at: milliseconds since 1970, or the text where that would not give it back. */
  readonly t: number | string
  /** hash; absent: empty. */
  readonly h?: string
  /** vtexId; absent: empty. */
  readonly v?: string
  /** batch; absent: what the order begins with; 0: none. */
  readonly b?: string | 0
  /** outcome; absent: applied. */
  readonly x?: keyof typeof OUTCOMES
  /** version */
  readonly n?: number
  /** updatedAt */
  readonly u?: string
  /** mappingVersion */
  readonly m?: number
  /** Values of the fields; absent: none. */
  readonly f?: Readonly<Record<string, unknown>>
  /** events: instant, outcome, batch, code (with the mapping's version), names of fields. */
  readonly e?: readonly EncodedEvent[]
  /** Orders of the fields that differ from the entry's. */
  readonly p?: Readonly<Record<string, string>>
}

type EncodedEvent = readonly [
  at: number | string,
  outcome: LedgerEvent['outcome'],
  batch: string | null,
  /** With more, where there is more. */
  code: string | null | EncodedRest,
  ...fields: string[],
]

type EncodedRest = readonly [
  code: string | null,
  mappingVersion: number | null,
  place?: readonly [bucket: number, chunk: number] | null,
  /** The calls, and how many came before them. */
  calls?: readonly [calls: CallLog['calls'], leftOut: number],
]

const OUTCOMES = { u: 'unchanged', p: 'parked', f: 'failed' } as const
const CODES = { unchanged: 'u', parked: 'p', failed: 'f' } as const

type Draft = { -readonly [key in keyof EncodedEntry]: EncodedEntry[key] }

/**
 * The stored form. Fields whose value is undefined are left out, as JSON would. Pure; undone by decodeEntry.
 * Plain assignments, here and below: whole documents pass through, and spreading costs five times as much.
 */
export function encodeEntry(entry: LedgerEntry): EncodedEntry {
  const { hash, vtexId, order, batch, outcome } = entry
  const encoded: Draft = { o: order, t: encodeInstant(entry.at) }
  if (hash !== '') encoded.h = hash
  if (vtexId !== '') encoded.v = vtexId
  if (batch !== jobOf(order)) encoded.b = batch ?? 0
  if (outcome !== 'applied') encoded.x = CODES[outcome]
  if (entry.version !== undefined) encoded.n = entry.version
  if (entry.updatedAt !== undefined) encoded.u = entry.updatedAt
  if (entry.mappingVersion !== undefined) encoded.m = entry.mappingVersion
  if (entry.events) encoded.e = entry.events.map(encodeEvent)
  encodeFields(entry, encoded)
  return encoded
}

function encodeFields({ fields, order }: LedgerEntry, encoded: Draft): void {
  const values: Record<string, unknown> = {}
  const orders: Record<string, string> = {}
  for (const name of Object.keys(fields)) {
    const field = fields[name] as FieldValue
    if (field.value === undefined) continue
    setField(values, name, field.value)
    encoded.f = values
    if (field.order === order) continue
    setField(orders, name, field.order)
    encoded.p = orders
  }
}

const encodeEvent = (event: LedgerEvent): EncodedEvent => [
  encodeInstant(event.at),
  event.outcome,
  event.batch,
  encodeRest(event),
  ...event.fields,
]

function encodeRest({
  code,
  mappingVersion: version,
  place,
  calls,
}: LedgerEvent): null | string | EncodedRest {
  const mappingVersion = version ?? null
  const where = place ? ([place.bucket, place.chunk] as const) : null
  if (calls) return [code, mappingVersion, where, [calls.calls, calls.leftOut]]
  if (where) return [code, mappingVersion, where]
  return mappingVersion === null ? code : [code, mappingVersion]
}

const decodeEvent = ([at, outcome, batch, said, ...fields]: EncodedEvent): LedgerEvent => {
  const event = { at: decodeInstant(at), outcome, batch, fields }
  if (said === null || typeof said === 'string') return { ...event, code: said }
  const [code, mappingVersion, place, log] = said
  return {
    ...{ ...event, code },
    ...(mappingVersion !== null && { mappingVersion }),
    ...(place && { place: { bucket: place[0], chunk: place[1] } }),
    ...(log && { calls: { calls: log[0], leftOut: log[1] } }),
  }
}

/** The entry as it was. Pure. */
export function decodeEntry(encoded: EncodedEntry): LedgerEntry {
  const { o: order, t, b, x } = encoded
  const entry: LedgerEntry = {
    hash: encoded.h ?? '',
    vtexId: encoded.v ?? '',
    order,
    at: decodeInstant(t),
    batch: b === undefined ? jobOf(order) : b === 0 ? null : b,
    outcome: x ? OUTCOMES[x] : 'applied',
    fields: decodeFields(encoded),
  }
  if (encoded.n !== undefined) entry.version = encoded.n
  if (encoded.u !== undefined) entry.updatedAt = encoded.u
  if (encoded.m !== undefined) entry.mappingVersion = encoded.m
  if (encoded.e) entry.events = encoded.e.map(decodeEvent)
  return entry
}

function decodeFields({ f: values, p: orders, o }: EncodedEntry): LedgerEntry['fields'] {
  const fields: LedgerEntry['fields'] = {}
  if (!values) return fields
  for (const name of Object.keys(values)) {
    const order = orders && Object.hasOwn(orders, name) ? orders[name] : undefined
    setField(fields, name, { value: values[name], order: order ?? o })
  }
  return fields
}

/** Orders begin with the id of the job, or of the single call, up to the first dot. */
function jobOf(order: string): string | null {
  const end = order.indexOf('.')
  return end > 0 ? order.slice(0, end) : null
}

function encodeInstant(at: string): number | string {
  const milliseconds = Date.parse(at)
  return Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== at ? at : milliseconds
}

function decodeInstant(at: number | string): string {
  return typeof at === 'number' ? new Date(at).toISOString() : at
}
