import { err, ok, safeTry } from 'neverthrow'
import type { VtexSkuOfProduct } from '../../clients/catalog/products'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { sideBySide } from '../../clients/side-by-side'
import { fail } from '../../errors/failure'
import { flows } from '../../flows'
import type { Answered } from '../contract'
import { writtenByClock } from '../dto/text'
import { refused, type Answer, type Call, type Operations } from './call'
import { showSku } from './read-sku'

/** SKUs in an answer, as each takes some calls to VTEX. */
const MOST = 50
const PAGE = 1_000
/** SKUs that are looked at together, and so many of them side by side. */
const STRETCH = 20
const AT_ONCE = 10
/** What has to be left for showing so many SKUs when no more are looked at; milliseconds. */
const timeToShow = (count: number): number => 4_000 + count * 100

/**
 * VTEX cannot be asked what changed, but tells of each SKU when it did. So SKUs are looked at in the order of their ids
 * for as long as there is time; callers go on after the last id until they are answered nothing.
 */
export const changedSkuOperations = {
  StockKeepingUnitGetAllFromUpdatedDateAndId: {
    anyOf: flows.skus.permissions.read,
    handle: ({ dateUpdated, startingStockKeepingUnitId, topRows }, call) =>
      safeTry(async function* () {
        const most = Math.min(topRows ?? 0, MOST)
        if (most < 1) return refused('topRows', 'required', 'must be 1 or more')
        const wanted = {
          since: writtenByClock(dateUpdated) ?? '',
          start: startingStockKeepingUnitId ?? 1,
          most,
        }
        const changed = yield* await look(wanted, call)
        return ok({ result: yield* await sideBySide(changed, AT_ONCE, (each) => show(each, call)) })
      }),
  },
} as const satisfies Operations

interface Looked {
  sku: VtexFullSku
  /** By the WebService's clock, without a zone; null where VTEX does not say. */
  updatedAt: string | null
}

interface Wanted {
  since: string
  start: number
  most: number
}

/**
 * The SKUs from an id on that changed since then, in the order of their ids. When time runs out the last one looked at
 * is among them, changed or not: there the caller goes on. One of which VTEX tells no date counts as changed.
 */
async function look({ since, start, most }: Wanted, call: Call): Answer<Looked[]> {
  const found: Looked[] = []
  const siblings = siblingsBy(call)
  const first = await pageWith(start, call)
  if (first.isErr()) return err(first.error)
  for (let { page, ids } = first.value; ids.length > 0;) {
    const left = ids.filter((id) => id >= start)
    for (let at = 0; at < left.length; at += STRETCH) {
      const looked = await lookAt(left.slice(at, at + STRETCH), siblings, call)
      if (looked.isErr()) return err(looked.error)
      const last = looked.value.at(-1)
      const isLate = last !== undefined && call.deadline - call.deps.now() < timeToShow(found.length)
      found.push(
        ...looked.value.filter((each) => (each.updatedAt ?? since) >= since || (isLate && each === last)),
      )
      if (isLate || found.length >= most) return ok(found.slice(0, most))
    }
    const next = await idsOn(++page, call)
    if (next.isErr()) return err(next.error)
    ids = next.value
  }
  return ok(found)
}

type Siblings = (productId: number) => Answer<VtexSkuOfProduct[]>

/** The SKUs of products, each asked for once. */
function siblingsBy({ clients: { products } }: Call): Siblings {
  const asked = new Map<number, ReturnType<Siblings>>()
  return (productId) => {
    const known = asked.get(productId) ?? products.skus(String(productId))
    asked.set(productId, known)
    return known
  }
}

async function lookAt(ids: readonly number[], siblings: Siblings, call: Call): Answer<Looked[]> {
  const looked = await sideBySide(ids, AT_ONCE, async (id): Answer<Looked[]> => {
    const sku = await call.clients.skus.byId(String(id))
    if (sku.isErr()) return err(sku.error)
    // One that was deleted a moment ago.
    if (!sku.value) return ok([])
    const all = await siblings(sku.value.ProductId)
    if (all.isErr()) return err(all.error)
    const own = all.value.find(({ Id }) => Id === id)
    return ok([{ sku: sku.value, updatedAt: writtenByClock(own?.DateUpdated ?? null) }])
  })
  return looked.map((all) => all.flat())
}

/** The first page of ids on which one is not below the start: the last of a page says whether it is a later one. */
async function pageWith(start: number, call: Call): Answer<{ page: number; ids: number[] }> {
  const isBefore = (ids: readonly number[]) => ids.length > 0 && (ids.at(-1) ?? 0) < start
  let [before, page] = [0, 1]
  let ids = await idsOn(page, call)
  while (ids.isOk() && isBefore(ids.value)) {
    ;[before, page] = [page, page * 2]
    ids = await idsOn(page, call)
  }
  while (ids.isOk() && page - before > 1) {
    const middle = Math.floor((before + page) / 2)
    const between = await idsOn(middle, call)
    if (between.isErr()) return err(between.error)
    if (isBefore(between.value)) before = middle
    else [page, ids] = [middle, between]
  }
  return ids.map((found) => ({ page, ids: found }))
}

/** VTEX's reference does not say in which order it lists ids; its example, and all that is known, is ascending. */
async function idsOn(page: number, { clients }: Call): Answer<number[]> {
  const listed = await clients.skus.ids(page, PAGE)
  return listed.andThen((ids) =>
    ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? 0))
      ? ok(ids)
      : fail('vtex_unavailable', 'VTEX does not list its SKUs in the order of their ids.'),
  )
}

async function show({ sku, updatedAt }: Looked, call: Call): Answer<Answered<'StockKeepingUnitDTO'>> {
  return (await showSku(sku, call)).map((shown) => ({ ...shown, DateUpdated: updatedAt }))
}
