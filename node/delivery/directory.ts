import { LRUCache } from 'lru-cache'
import { err, ok, type Result } from 'neverthrow'
import type { VtexWarehouse } from '../clients/logistics'
import type { ErrorCode } from '../errors/catalogue'
import { fail, type Failure } from '../errors/failure'
import { keyId, type Directory, type Need, type RecordKey, type ReferenceFlow } from '../flows/flow'
import { callLane } from './call-lane'
import { scopeOf, type Deps } from './deps'
import type { LaneName, Priority } from './lanes'
import { ledgerIn } from './ledger'
import type { CallTally } from './metrics'

const MINUTE = 60_000

/** Ids VTEX confirmed lately, for all stores of this process: keys carry account, workspace and flow. */
const knownIds = new LRUCache<string, string>({ max: 400_000, ttl: 5 * MINUTE })
const knownWarehouses = new LRUCache<string, VtexWarehouse[]>({ max: 1_000, ttl: MINUTE })

/** The most references asked for in one call to the catalog. */
const REFS_PER_CALL = 200

type DirectoryDeps = Pick<Deps, 'account' | 'workspace' | 'clients' | 'documents' | 'log' | 'now'>

export interface DirectoryOptions {
  priority: Priority
  /** Milliseconds since 1970 after which no lookup is begun. */
  deadline: number
  tally?: CallTally | undefined
}

/** What the ledger knows of the records at hand. */
export interface Remembered {
  /** VTEX id of a record of the flow at hand; empty when there is none. */
  id(key: RecordKey): string
  /** VTEX id of the SKU with this ref. */
  sku(ref: string): string | undefined
}

export const nothingRemembered: Remembered = { id: () => '', sku: () => undefined }

/**
 * Finds VTEX ids for the source's refs. `remembered` are ids of the ledger: VTEX's lookups sometimes miss a SKU
 * that exists, so a lone "not found" is checked with a second lookup and with the id known from before.
 * An instance is for one piece of work: it asks for a list that lacks a code once.
 */
export function directoryOf(
  deps: DirectoryDeps,
  remembered: Remembered,
  { priority, deadline: until, tally }: DirectoryOptions,
): Directory {
  const scope = scopeOf(deps)
  const call: Call = (lane, task) => callLane(deps, { lane, kind: 'read', priority, until, tally }, task)
  let listed: Promise<Result<VtexWarehouse[], Failure>> | null = null
  /** Ids known lately, and those that `find` answers for the rest. */
  const idsOf = async (flow: ReferenceFlow, refs: readonly string[], find: Find): Promise<Found[]> => {
    // Read once: what is known now may have expired when the lookups are back.
    const known = new Map([...new Set(refs)].map((ref) => [ref, knownIds.get(keyOf(scope, flow, ref))]))
    const unknown = [...known].filter(([, id]) => id === undefined).map(([ref]) => ref)
    const found = unknown.length > 0 ? await find(unknown) : new Map<string, Found>()
    for (const [ref, id] of found) if (id.isOk()) rememberId(deps, flow, ref, id.value)
    return refs.map((ref) => found.get(ref) ?? ok(known.get(ref) as string))
  }
  const skuIds = (refs: readonly string[]): Promise<Found[]> =>
    idsOf('skus', refs, (unknown) => lookUpSkus(deps.clients, call, unknown, remembered.sku))
  return {
    skuIds,
    remembered: remembered.id,
    ids: (flow, refs) =>
      flow === 'skus'
        ? skuIds(refs)
        : idsOf(flow, refs, (unknown) => lookUpReferences(deps, call, flow, unknown)),
    async warehouseId(code) {
      const cached = knownWarehouses.get(scope)
      const known = cached && findWarehouse(cached, code)
      if (known) return ok(known)
      // A warehouse may have been created a moment ago, so an unknown code is asked for again.
      listed ??= call('logistics', () => deps.clients.logistics.warehouses())
      const answer = await listed
      if (answer.isErr()) return err(answer.error)
      knownWarehouses.set(scope, answer.value)
      const id = findWarehouse(answer.value, code)
      return id ? ok(id) : fail('warehouse_not_found', `VTEX has no warehouse "${code}".`)
    },
  }
}

/** Notes what was just created or confirmed, so that records that refer to it need no lookup. */
export function rememberId(
  deps: Pick<Deps, 'account' | 'workspace'>,
  flow: ReferenceFlow,
  ref: string,
  vtexId: string,
): void {
  knownIds.set(keyOf(scopeOf(deps), flow, ref), vtexId)
}

export function isReferenceFlow(flow: string): flow is ReferenceFlow {
  return Object.hasOwn(missing, flow)
}

type Found = Result<string, Failure>
type Find = (refs: string[]) => Promise<Map<string, Found>>

const keyOf = (scope: string, flow: ReferenceFlow, ref: string): string => `${scope}/${flow}/${ref}`

const missing: Readonly<Record<ReferenceFlow, { code: ErrorCode; noun: string }>> = {
  brands: { code: 'brand_not_found', noun: 'brand' },
  categories: { code: 'category_not_found', noun: 'category' },
  specifications: { code: 'specification_not_found', noun: 'specification' },
  products: { code: 'product_not_found', noun: 'product' },
  skus: { code: 'sku_not_found', noun: 'SKU' },
}

/** Only what the app sent is known by ref, except products, whose reference codes VTEX knows too. */
async function lookUpReferences(
  deps: DirectoryDeps,
  call: Call,
  flow: Exclude<ReferenceFlow, 'skus'>,
  refs: string[],
): Promise<Map<string, Found>> {
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(
    flow,
    refs.map((ref) => keyId([ref])),
  )
  return new Map(
    await Promise.all(
      refs.map(async (ref): Promise<[string, Found]> => {
        const known = entries.get(keyId([ref]))?.vtexId
        if (known) return [ref, ok(known)]
        if (flow !== 'products') return [ref, notFound(flow, ref)]
        const product = await call('catalog', () => deps.clients.catalog.productByRef(ref))
        return [ref, product.andThen((found) => (found ? ok(String(found.Id)) : notFound(flow, ref)))]
      }),
    ),
  )
}

function notFound(flow: ReferenceFlow, ref: string): Found {
  const { code, noun } = missing[flow]
  const where = flow === 'products' ? 'VTEX has no' : 'There is no'
  return fail(code, `${where} ${noun} with the ref "${ref}".`, { needs: { flow, ref } })
}

type Call = <T>(lane: LaneName, task: () => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>>

/** VTEX compares warehouse ids with and without case in different places, so its own spelling is used. */
function findWarehouse(warehouses: VtexWarehouse[], code: string): string | undefined {
  const exact = warehouses.find(({ id }) => id === code)
  if (exact) return exact.id
  const similar = warehouses.filter(({ id }) => id.toLowerCase() === code.toLowerCase())
  return similar.length === 1 ? similar[0]?.id : undefined
}

async function lookUpSkus(
  clients: DirectoryDeps['clients'],
  call: Call,
  refs: string[],
  remembered: (ref: string) => string | undefined,
): Promise<Map<string, Result<string, Failure>>> {
  const found = new Map<string, Result<string, Failure>>()
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const answer = await call('catalog', () => clients.catalog.skuIdsByRefs(asked))
    await Promise.all(
      asked.map(async (ref) => {
        const id = answer.map((ids) => (Object.hasOwn(ids, ref) ? ids[ref] : null))
        const isMissing = id.isOk() && !id.value
        found.set(
          ref,
          isMissing ? await lookAgain(clients, call, ref, remembered(ref)) : (id as Result<string, Failure>),
        )
      }),
    )
  }
  return found
}

async function lookAgain(
  { catalog }: DirectoryDeps['clients'],
  call: Call,
  ref: string,
  rememberedId: string | undefined,
): Promise<Result<string, Failure>> {
  const sku = await call('catalog', () => catalog.skuByRef(ref))
  if (sku.isErr()) return err(sku.error)
  if (sku.value) return ok(String(sku.value.Id))
  if (rememberedId) {
    const before = await call('catalog', () => catalog.skuById(rememberedId))
    if (before.isErr()) return err(before.error)
    if (before.value?.RefId === ref) return ok(rememberedId)
  }
  const needs: Need = { flow: 'skus', ref }
  return fail('sku_not_found', `No SKU in VTEX has the reference code "${ref}".`, { needs })
}
