import type { Result } from 'neverthrow'
import type { z } from 'zod'
import type { Clients } from '../clients'
import type { Resource } from '../clients/license-manager'
import type { LaneName } from '../delivery/lanes'
import type { Failure } from '../errors/failure'
import type { Commitment, QuantityKind } from '../orders/stock'

/** Flows whose records others refer to by ref. */
export type ReferenceFlow = 'brands' | 'categories' | 'specifications' | 'products' | 'skus'

/** Flows whose records others may have to wait for. */
export type AwaitedFlow = ReferenceFlow | 'images'

export type FlowName =
  | 'brands'
  | 'categories'
  | 'specifications'
  | 'products'
  | 'skus'
  | 'images'
  | 'prices'
  | 'inventory'
  | 'customers'

/** Flows the ledger may hold records of. */
export type LedgerFlow = FlowName | AwaitedFlow

/**
 * How a record finds what VTEX has already, while the app knows no id of it: refId, by the ref as VTEX's reference
 * code; ean, by any EAN of the record; email and document, by the record's; vtexId, the ref is VTEX's id.
 */
export const matchRules = ['refId', 'ean', 'email', 'document', 'vtexId'] as const
export type MatchRule = (typeof matchRules)[number]

/** A record that must exist before another can be applied. */
export interface Need {
  flow: AwaitedFlow
  ref: string
  /** It exists and has to change: that it is there says nothing, only that it was applied again. */
  toChange?: true
  /** The pieces of content that wait, where the rest is applied; all of them where absent. */
  pieces?: readonly string[]
}

/** What every canonical record may carry besides its own fields. */
export interface FlowRecord {
  /** Whole number that grows with each change in the source. */
  version?: number
  /** RFC 3339 instant of the change in the source. */
  updatedAt?: string
}

/** The source's own key of a record: the values of the flow's key fields. */
export type RecordKey = readonly string[]

/** One field that would change, or changed, in VTEX. */
export interface Change {
  field: string
  before: unknown
  after: unknown
}

/** The smallest list of changes that brings VTEX to the record; empty when nothing differs. */
export type Plan = Change[]

/** What a record is about in VTEX. */
export interface Target {
  /** Empty while VTEX is not known to have it: `read` looks for it, and `apply` creates it. */
  vtexId: string
}

/** What is to be found in VTEX; `record` is null where somebody only looks. */
export interface Wanted<R> {
  key: RecordKey
  record: R | null
}

/** Finds VTEX's ids for the source's refs; asked for a whole chunk at once. */
export interface Directory {
  /** SKU ids by reference code, in the order of `refs`. */
  skuIds(refs: readonly string[]): Promise<Result<string, Failure>[]>
  /** Ids of records of a flow by ref, in the order of `refs`; a failure names what is missing in `needs`. */
  ids(flow: ReferenceFlow, refs: readonly string[]): Promise<Result<string, Failure>[]>
  /** The id the ledger remembers of a record of the flow at hand; empty when it knows none. */
  remembered(key: RecordKey): string
  /** How records of the flow find what VTEX has already. */
  matchRule(flow: FlowName): Promise<MatchRule>
  /** VTEX's own spelling of a warehouse id. */
  warehouseId(code: string): Promise<Result<string, Failure>>
}

/** A record whose plan is ready to be carried out. */
export interface Work<R, T, Live> {
  plan: Plan
  record: R
  live: Live | null
  target: T
  /** When the app accepted the record (RFC 3339). */
  acceptedAt: string
}

/** What the store's orders hold of the goods that a record is about. */
export interface Held {
  kind: QuantityKind
  commitments: readonly Commitment[]
  /** Milliseconds since 1970. */
  now: number
}

/** A record with regard to what orders hold. */
export interface Turned<R> {
  /** As it is to be written. */
  record: R
  /** Whether it says how much there is; all else here is about that. */
  isCount: boolean
  /** When that was counted; milliseconds since 1970. */
  countedAt: number
  /** An order may move at this moment, so the number is lower than it will be: better written in a moment. */
  isEarly: boolean
  /** Orders hold more than there is: 0 is written. */
  isShort: boolean
  /** What was done to the number; null when nothing was. */
  note: string | null
}

/** What `apply` came to. */
export interface Applied {
  vtexId: string
  /** What is left undone until another record arrives, and which (`needs`); the rest is applied. */
  pending?: Failure
}

/** Every call of these counts against its lane's budget, one by one. */
export type FlowClients = Pick<
  Clients,
  | 'pricing'
  | 'logistics'
  | 'catalog'
  | 'brands'
  | 'categories'
  | 'specifications'
  | 'products'
  | 'skus'
  | 'eans'
  | 'skuSpecifications'
  | 'kits'
  | 'attachments'
  | 'complements'
  | 'services'
  | 'images'
  | 'customers'
  | 'addresses'
>

/**
 * One kind of thing that is synced. `schema`, `key`, `fingerprint` and `plan` are pure; `read` and `apply` call VTEX.
 * Methods, not properties: a flow of prices is then a flow of records to the code that works with any flow.
 */
export interface Flow<R extends FlowRecord = FlowRecord, T extends Target = Target, Live = unknown> {
  readonly name: FlowName
  readonly lane: LaneName
  /**
   * Whether its records hold personal data: then no value of theirs is kept longer than its delivery takes, and plans,
   * results, histories, problems and samples show which fields changed and never what to.
   */
  readonly isPersonal: boolean
  /** Canonical record; its input side is the published contract. */
  readonly schema: z.ZodType<R>
  /** Names of the fields that make the ref, in path order; `keySchema` parses their values. */
  readonly keyFields: readonly string[]
  readonly keySchema: z.ZodType<RecordKey>
  /** Any one of the resources suffices. */
  readonly permissions: { read: readonly Resource[]; write: readonly Resource[] }
  key(record: R): RecordKey
  /** The key with which spellings VTEX takes for the same are the same; the key itself where absent. */
  identity?(key: RecordKey): RecordKey
  /**
   * What a record sets, piece by piece, and back: newer data overtakes older piece by piece. A piece named
   * `list:member` belongs to the piece `list`. Absent: every content field is a piece.
   */
  split?(record: R): Record<string, unknown>
  join?(content: Record<string, unknown>): object
  /** The record that empties what a snapshot lacks; absent where that must not be done. */
  whenMissing?(key: RecordKey): object
  /** What must be equal for a record to be unchanged: the record without what does not reach VTEX. */
  fingerprint(record: R): object
  /** What is wanted is this in VTEX, in its order; a failure with `needs` makes the record wait. */
  locate(wanted: readonly Wanted<R>[], directory: Directory): Promise<Result<T, Failure>[]>
  /** The live state, as much of it as the record is about; all of it without a record. */
  read(target: T, clients: FlowClients, wanted: Wanted<R>): Promise<Result<Live | null, Failure>>
  /** VTEX's id of what was read, where `read` may find it by another key than the target's id. */
  idOf?(live: Live): string
  plan(record: R, live: Live | null, target: T): Result<Plan, Failure>
  /** Name of the goods that the record is about, as orders hold them; absent in flows that orders do not bear on. */
  heldAs?(key: RecordKey, vtexId: string): string
  /** The record as it is to be written while orders hold some of it. Pure. */
  turn?(record: R, live: Live | null, held: Held, acceptedAt: string): Turned<R>
  /** When what the record counts was counted, RFC 3339; null where it counts nothing. Absent in flows that never do. Pure. */
  countedAt?(record: R, acceptedAt: string): string | null
  apply(work: Work<R, T, Live>, clients: FlowClients): Promise<Result<Applied, Failure>>
  /** The match rules a store may choose from, the first where it chooses none; absent: there is nothing to choose. */
  readonly matches?: readonly MatchRule[]
  /** Whether records that need something VTEX does not have wait for it unless the caller says otherwise. */
  readonly waits?: boolean
  /** Writes with the same name are made one after the other: VTEX deadlocks on parallel writes to one product. */
  serial?(target: T, record: R): string
  /**
   * Where VTEX would take a second record of the same name: what would be the same record if it were created now. Such
   * creations are made one by one in the whole store, and who comes second takes over what the first has made.
   */
  nameOfNew?(record: R, target: T): string
  /** The live state as a canonical record. */
  show(key: RecordKey, live: Live): object
}

/** The ref of a record as answers show it. */
export function refOf(key: RecordKey): string {
  return key.join('/')
}

/** The key that a ref joins; parts that follow the first hold no slash. */
export function keyOf(ref: string, { keyFields }: Pick<Flow, 'keyFields'>): RecordKey {
  const parts = ref.split('/')
  const first = parts.length - (keyFields.length - 1)
  return first > 0 ? [parts.slice(0, first).join('/'), ...parts.slice(first)] : parts
}

/** Name of the record in maps and the ledger: the same for all spellings of one key. */
export function identityOf({ identity }: Pick<Flow, 'identity'>, key: RecordKey): string {
  return keyId(identity ? identity(key) : key)
}

/** Unambiguous form of a key: parts may hold slashes. */
export function keyId(key: RecordKey): string {
  return key.map(encodeURIComponent).join('/')
}

/** A change of one field, or none when before and after are the same. `undefined` after: the record does not say. */
export function changed<T>(
  field: string,
  before: T | null | undefined,
  after: T | null | undefined,
): Change[] {
  if (after === undefined || same(before ?? null, after)) return []
  return [{ field, before: before ?? null, after }]
}

/** Whether a ref can be an id of VTEX: a whole number above 0 of 32 bits. */
export function isVtexId(ref: string): boolean {
  return /^[1-9]\d{0,9}$/.test(ref) && Number(ref) <= 2_147_483_647
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

/** Whether the plan changes one of the fields (or a part of it: `fixedPrices` covers `fixedPrices.gold`). */
export function touches(plan: Plan, ...fields: string[]): boolean {
  return plan.some(({ field }) => fields.some((name) => field === name || field.startsWith(`${name}.`)))
}
