import { LRUCache } from 'lru-cache'
import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexProduct } from '../../clients/catalog/products'
import { sideBySide } from '../../clients/side-by-side'
import { scopeOf } from '../../delivery/deps'
import { ledgerIn, type LedgerEntry } from '../../delivery/ledger'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { keyId } from '../../flows/flow'
import { refOfVtexId } from '../../flows/vtex-ref'
import { byClock, writtenByClock } from '../dto/text'
import type { Answer, Call, Operations } from './call'
import { AT_ONCE, changedSince, type Looked, type Walk } from './changed'
import { showProduct } from './read-product'

/** VTEX lists no more at once. */
const PAGE = 250
/** A caller who goes on after an id is given the ids as they were so long ago; milliseconds. */
const KEPT_MILLISECONDS = 5 * 60_000

/** VTEX tells no date of products: one changed when one of its SKUs did, or when the app brought it to a record. */
export const changedProductOperations = {
  ProductGetAllFromUpdatedDateAndId: {
    anyOf: flows.products.permissions.read,
    handle: ({ dateUpdated, productid: start, topRows }, call) =>
      safeTry(async function* () {
        const changed = yield* await changedSince({ dateUpdated, start, topRows }, productsBy(call), call)
        const show = ({ thing }: Looked<VtexProduct>) => showProduct(thing, call)
        return ok({ result: yield* await sideBySide(changed, AT_ONCE, show) })
      }),
  },
} as const satisfies Operations

function productsBy(call: Call): Walk<VtexProduct> {
  return {
    async *pages(start) {
      yield await allIds(start, call)
    },
    look: (ids) => lookAt(ids, call),
  }
}

const kept = new LRUCache<string, readonly number[]>({ max: 100, ttl: KEPT_MILLISECONDS })

/** The ids of all products, ascending: VTEX does not say in which order it lists them. Read anew for whoever begins. */
async function allIds(start: number, call: Call): Answer<readonly number[]> {
  const scope = scopeOf(call.deps)
  const known = start > 1 ? kept.get(scope) : undefined
  if (known) return ok(known)
  const listed = await listIds(call)
  if (listed.isOk()) kept.set(scope, listed.value)
  return listed
}

async function listIds({ clients: { products } }: Call): Promise<Result<number[], Failure>> {
  const first = await products.ids(1, PAGE)
  if (first.isErr()) return err(first.error)
  const { total } = first.value
  const starts = Array.from({ length: Math.ceil(total / PAGE) - 1 }, (_, index) => (index + 1) * PAGE + 1)
  const others = await sideBySide(starts, AT_ONCE, (from) => products.ids(from, from + PAGE - 1))
  return others.andThen((pages) => {
    const ids = new Set([first.value, ...pages].flatMap((page) => page.ids))
    return ids.size < total
      ? fail('vtex_unavailable', `VTEX lists ${ids.size} of its ${total} products.`)
      : ok([...ids].sort((a, b) => a - b))
  })
}

async function lookAt(ids: readonly number[], call: Call): Answer<Looked<VtexProduct>[]> {
  const looked = await sideBySide(ids, AT_ONCE, (id) => lookAtOne(String(id), call))
  if (looked.isErr()) return err(looked.error)
  const found = looked.value.flat()
  const changes = await changesOf(
    found.map(({ thing }) => thing),
    call,
  )
  return ok(
    found.map(({ thing, updatedAt }) => ({
      thing,
      updatedAt: keysOf(thing)
        .map((key) => changes.get(key) ?? null)
        .reduce(later, updatedAt),
    })),
  )
}

/** With the date of the SKU that changed last; nothing when the product is gone. */
async function lookAtOne(id: string, { clients: { products } }: Call): Answer<Looked<VtexProduct>[]> {
  const [product, skus] = await Promise.all([products.byId(id), products.skus(id)])
  if (product.isErr()) return err(product.error)
  if (!product.value) return ok([])
  if (skus.isErr()) return err(skus.error)
  const updatedAt = skus.value
    .map(({ DateUpdated }) => writtenByClock(DateUpdated ?? null))
    .reduce(later, null)
  return ok([{ thing: product.value, updatedAt }])
}

/** When the app last changed products, as far as it remembers, by their keys. */
async function changesOf(
  products: readonly VtexProduct[],
  { deps }: Call,
): Promise<ReadonlyMap<string, string | null>> {
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps) })
  const entries = await ledger.load('products', products.flatMap(keysOf))
  const changedAt = ({ at, outcome, events = [] }: LedgerEntry): string | undefined =>
    outcome === 'applied' ? at : events.filter((event) => event.outcome === 'applied').at(-1)?.at
  return new Map([...entries].map(([key, entry]) => [key, byClock(changedAt(entry))]))
}

/** What the ledger may know it by: SOAP writes under VTEX's id. */
const keysOf = ({ Id, RefId }: VtexProduct): string[] =>
  [RefId, refOfVtexId(Id)].flatMap((ref) => (ref ? [keyId([ref])] : []))

const later = (a: string | null, b: string | null): string | null => ((a ?? '') > (b ?? '') ? a : b)
