import { z } from 'zod'
import { catalogMessage, jsonString, ok } from '../answers'
import { param, type Call, type Context, type Handler } from '../routes'
import { withBody } from './body'
import { notFound, withProduct, withSku } from './ids'
import { positive } from './paging'
import { findByRef, isIndexed, refLookups } from './ref-index'
import { shownContext } from './sku-context'
import { shownSibling } from './sku-siblings'
import type { AccountState } from '../state'
import { skusOf } from './writes'

const refs = z.array(z.string())

/** GET the SKU of a RefId. Assumption: 404 when there is none. */
export function getSkuByRef(context: Context): Handler {
  return ({ state, request }) => {
    const refId = request.query.get('RefId')
    if (!refId) return catalogMessage(400, 'RefId is required')
    const { skus, eans } = state.kept.catalog
    const sku = skus.get(findByRef(context, state, refLookups.sku, refId) ?? 0)
    return sku ? ok({ ...sku, Ean: eans.get(sku.Id)?.[0] ?? '' }) : notFound('SKU')
  }
}

/** GET the SKU id of a RefId. Assumption: 200 `null` when there is none, as the product route of this API. */
export function getSkuIdByRef(context: Context): Handler {
  return (call) => {
    const id = findByRef(context, call.state, refLookups.id, param(call, 'refId'))
    return id === undefined ? ok(null) : jsonString(200, String(id))
  }
}

/** POST many RefIds. Unknown ones map to null (assumption); a repeated one is a 500. */
export function postRefs(context: Context): Handler {
  return (call) =>
    withBody(refs, call, (wanted) => {
      if (new Set(wanted).size < wanted.length) return catalogMessage(500, 'An error has occurred.')
      return ok(Object.fromEntries(wanted.map((refId) => [refId, idOrNull(context, call, refId)])))
    })
}

/** GET the ids of all SKUs by page, from 1, of up to 1,000. */
export const listSkuIds: Handler = ({ state, request }) => {
  const [page, size] = [positive(request.query.get('page')), positive(request.query.get('pagesize'))]
  if (page === null || size === null || size > 1000) {
    return catalogMessage(400, 'page and pagesize are required; pagesize is 1000 at most')
  }
  const ids = [...state.kept.catalog.skus.keys()].sort((a, b) => a - b)
  return ok(ids.slice((page - 1) * size, page * size))
}

/** GET the SKUs of a product. */
export const listSkusOfProduct: Handler = withProduct(({ state: { kept } }, { Id }) => {
  const { skusUpdatedAt } = kept.catalog
  return ok(skusOf(kept.catalog, Id).map((sku) => shownSibling(sku, skusUpdatedAt.get(sku.Id))))
})

/** GET a SKU with its product's data. Assumption: a new SKU is not found before it is indexed. */
export function getSkuContext(context: Context): Handler {
  return withSku(({ request, state }, sku) =>
    isIndexed(context, state, sku.Id)
      ? ok(shownContext(state.kept.catalog, sku, request.account))
      : notFound('SKU'),
  )
}

/** GET the same by EAN; 404 when no SKU has it. */
export const getSkuByEan: Handler = (call) =>
  contextOf(call, call.state.kept.catalog.skuIdByEan.get(param(call, 'ean')))

/** GET the same by what may be an EAN or a RefId. Assumptions: an EAN wins; 404 when it is neither. */
export function getSkuByAlternateId(context: Context): Handler {
  return (call) => {
    const alternateId = param(call, 'alternateId')
    const byEan = call.state.kept.catalog.skuIdByEan.get(alternateId)
    return contextOf(call, byEan ?? findByRef(context, call.state, refLookups.alternateId, alternateId))
  }
}

function contextOf({ request, state }: Call, skuId: number | undefined) {
  const sku = state.kept.catalog.skus.get(skuId ?? 0)
  return sku ? ok(shownContext(state.kept.catalog, sku, request.account)) : notFound('SKU')
}

function idOrNull(context: Context, { state }: { state: AccountState }, refId: string): string | null {
  const id = findByRef(context, state, refLookups.ids, refId)
  return id === undefined ? null : String(id)
}
