import { err, ok, type Result } from 'neverthrow'
import type { ErrorCode } from '../errors/catalogue'
import { fail, type Failure } from '../errors/failure'
import { isVtexId, keyId, type MatchRule, type Need, type ReferenceFlow } from '../flows/flow'
import { vtexIdIn } from '../flows/vtex-ref'
import { scopeOf, type Deps } from './deps'
import type { LaneName } from './lanes'
import { ledgerIn } from './ledger'

export type Found = Result<string, Failure>
export type Call = <T>(lane: LaneName, task: () => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>>

/** What lookups of references work with. */
export interface Lookup {
  deps: Pick<Deps, 'account' | 'workspace' | 'clients' | 'documents'>
  call: Call
  /** How records of the flow that is looked in find what VTEX has already. */
  match: MatchRule
}

/** The most references asked for in one call to the catalog. */
const REFS_PER_CALL = 200

const missing: Readonly<Record<ReferenceFlow, { code: ErrorCode; noun: string }>> = {
  brands: { code: 'brand_not_found', noun: 'brand' },
  categories: { code: 'category_not_found', noun: 'category' },
  specifications: { code: 'specification_not_found', noun: 'specification' },
  products: { code: 'product_not_found', noun: 'product' },
  skus: { code: 'sku_not_found', noun: 'SKU' },
}

export function isReferenceFlow(flow: string): flow is ReferenceFlow {
  return Object.hasOwn(missing, flow)
}

/** Refs that name VTEX's own ids (`vtex:123`): whether VTEX has them. */
export async function lookUpIds(
  { deps: { clients }, call }: Lookup,
  flow: ReferenceFlow,
  refs: readonly string[],
): Promise<Map<string, Found>> {
  const readers = {
    brands: (id: string) => clients.brands.byId(id),
    categories: (id: string) => clients.categories.byId(id),
    specifications: (id: string) => clients.specifications.byId(id),
    products: (id: string) => clients.products.byId(id),
    skus: (id: string) => clients.catalog.skuById(id),
  } as const satisfies Record<ReferenceFlow, unknown>
  const found = refs.map(async (ref): Promise<[string, Found]> => {
    const read = await call<object | null>('catalog', () => readers[flow](vtexIdIn(ref) ?? ''))
    return [ref, read.andThen((known) => (known ? ok(vtexIdIn(ref) ?? '') : notFound(flow, ref, 'id')))]
  })
  return new Map(await Promise.all(found))
}

/** Only what the app sent is known by ref, except products, which VTEX knows by reference code or id too. */
export async function lookUpReferences(
  lookup: Lookup,
  flow: Exclude<ReferenceFlow, 'skus'>,
  refs: readonly string[],
): Promise<Map<string, Found>> {
  const known = await inLedger(lookup, flow, refs)
  return new Map(
    await Promise.all(
      refs.map(async (ref): Promise<[string, Found]> => {
        const id = known.get(ref)
        if (id) return [ref, id]
        return [ref, flow === 'products' ? await lookUpProduct(lookup, ref) : notFound(flow, ref)]
      }),
    ),
  )
}

async function lookUpProduct({ deps, call, match }: Lookup, ref: string): Promise<Found> {
  const { catalog, products } = deps.clients
  if (match === 'vtexId' && !isVtexId(ref)) return notFound('products', ref)
  const product = await call<{ Id: number } | null>('catalog', () =>
    match === 'vtexId' ? products.byId(ref) : catalog.productByRef(ref),
  )
  return product.andThen((found) => (found ? ok(String(found.Id)) : notFound('products', ref)))
}

/**
 * SKU ids by ref. Where the ref need not be the SKU's reference code, what the app knows of SKUs comes first.
 * `remembered` is what is known from before of a SKU that VTEX says it does not have.
 */
export async function lookUpSkus(
  lookup: Lookup,
  refs: readonly string[],
  remembered: (ref: string) => string | undefined,
): Promise<Map<string, Found>> {
  if (lookup.match === 'refId') return skusByRef(lookup, refs, remembered)
  const known = await inLedger(lookup, 'skus', refs)
  const unknown = refs.filter((ref) => !known.has(ref))
  const found =
    lookup.match === 'vtexId'
      ? await skusById(lookup, unknown)
      : await skusByRef(lookup, unknown, () => undefined)
  return new Map([...known, ...found])
}

/** Ids the app knows, by ref. */
async function inLedger(
  { deps }: Lookup,
  flow: ReferenceFlow,
  refs: readonly string[],
): Promise<Map<string, Found>> {
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(
    flow,
    refs.map((ref) => keyId([ref])),
  )
  return new Map(
    refs.flatMap((ref): [string, Found][] => {
      const id = entries.get(keyId([ref]))?.vtexId
      return id ? [[ref, ok(id)]] : []
    }),
  )
}

async function skusById({ deps, call }: Lookup, refs: readonly string[]): Promise<Map<string, Found>> {
  const found = refs.map(async (ref): Promise<[string, Found]> => {
    if (!isVtexId(ref)) return [ref, notFound('skus', ref, 'id')]
    const sku = await call('catalog', () => deps.clients.catalog.skuById(ref))
    return [ref, sku.andThen((known) => (known ? ok(String(known.Id)) : notFound('skus', ref, 'id')))]
  })
  return new Map(await Promise.all(found))
}

async function skusByRef(
  lookup: Lookup,
  refs: readonly string[],
  remembered: (ref: string) => string | undefined,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const answer = await lookup.call('catalog', () => lookup.deps.clients.catalog.skuIdsByRefs(asked))
    await Promise.all(
      asked.map(async (ref) => {
        const id = answer.map((ids) => (Object.hasOwn(ids, ref) ? ids[ref] : null))
        const isMissing = id.isOk() && !id.value
        found.set(ref, isMissing ? await lookAgain(lookup, ref, remembered(ref)) : (id as Found))
      }),
    )
  }
  return found
}

async function lookAgain(
  { deps, call }: Lookup,
  ref: string,
  rememberedId: string | undefined,
): Promise<Found> {
  const { catalog } = deps.clients
  const sku = await call('catalog', () => catalog.skuByRef(ref))
  if (sku.isErr()) return err(sku.error)
  if (sku.value) return ok(String(sku.value.Id))
  if (rememberedId) {
    const before = await call('catalog', () => catalog.skuById(rememberedId))
    if (before.isErr()) return err(before.error)
    if (before.value?.RefId === ref) return ok(rememberedId)
  }
  return notFound('skus', ref, 'reference code')
}

function notFound(flow: ReferenceFlow, ref: string, skuKey = ''): Found {
  const { code, noun } = missing[flow]
  const needs: Need = { flow, ref }
  if (flow === 'skus') return fail(code, `No SKU in VTEX has the ${skuKey} "${ref}".`, { needs })
  const where = flow === 'products' ? 'VTEX has no' : 'There is no'
  return fail(code, `${where} ${noun} with the ref "${ref}".`, { needs })
}
