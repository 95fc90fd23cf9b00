import { err, ok, safeTry, type Result } from 'neverthrow'
import type { VtexSkuOfProduct } from '../../clients/catalog/products'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { sideBySide } from '../../clients/side-by-side'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Answered } from '../contract'
import { writtenByClock } from '../dto/text'
import type { Answer, Call, Operations } from './call'
import { AT_ONCE, changedSince, type Looked, type Walk } from './changed'
import { showSku } from './read-sku'

const PAGE = 1_000

/** VTEX tells of each SKU when it changed. */
export const changedSkuOperations = {
  StockKeepingUnitGetAllFromUpdatedDateAndId: {
    anyOf: flows.skus.permissions.read,
    handle: ({ dateUpdated, startingStockKeepingUnitId: start, topRows }, call) =>
      safeTry(async function* () {
        const changed = yield* await changedSince({ dateUpdated, start, topRows }, skusBy(call), call)
        return ok({ result: yield* await sideBySide(changed, AT_ONCE, (each) => show(each, call)) })
      }),
  },
} as const satisfies Operations

function skusBy(call: Call): Walk<VtexFullSku> {
  const siblings = siblingsBy(call)
  return {
    async *pages(start) {
      const first = await pageWith(start, call)
      if (first.isErr()) return yield err(first.error)
      let page = first.value.page
      for (let ids: Result<number[], Failure> = ok(first.value.ids); ; ids = await idsOn(++page, call)) {
        if (ids.isOk() && ids.value.length === 0) return
        yield ids
      }
    },
    look: (ids) => lookAt(ids, siblings, call),
  }
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

async function lookAt(ids: readonly number[], siblings: Siblings, call: Call): Answer<Looked<VtexFullSku>[]> {
  const looked = await sideBySide(ids, AT_ONCE, async (id): Answer<Looked<VtexFullSku>[]> => {
    const sku = await call.clients.skus.byId(String(id))
    if (sku.isErr()) return err(sku.error)
    // One that was deleted a moment ago.
    if (!sku.value) return ok([])
    const all = await siblings(sku.value.ProductId)
    if (all.isErr()) return err(all.error)
    const own = all.value.find(({ Id }) => Id === id)
    return ok([{ thing: sku.value, updatedAt: writtenByClock(own?.DateUpdated ?? null) }])
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

async function show(
  { thing, updatedAt }: Looked<VtexFullSku>,
  call: Call,
): Answer<Answered<'StockKeepingUnitDTO'>> {
  return (await showSku(thing, call)).map((shown) => ({ ...shown, DateUpdated: updatedAt }))
}
