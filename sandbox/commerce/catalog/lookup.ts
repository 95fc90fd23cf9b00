import { z } from 'zod'
import { catalogMessage, jsonString, ok } from '../answers'
import { param, type Call, type Handler } from '../routes'
import { withBody } from './body'
import { skuNotFound, withSku } from './ids'
import { shownContext } from './sku-context'
import type { AccountState } from '../state'

/** The routes that find SKUs by RefId. Each can be made blind to an existing ref. */
export const refLookups = {
  sku: '/api/catalog/pvt/stockkeepingunit',
  id: '/api/catalog_system/pvt/sku/stockkeepingunitidbyrefid/{refId}',
  ids: '/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids',
} as const

const refs = z.array(z.string())

/** GET the SKU of a RefId. Assumption: 404 when there is none. */
export const getSkuByRef: Handler = ({ state, request }) => {
  const refId = request.query.get('RefId')
  if (!refId) return catalogMessage(400, 'RefId is required')
  const id = findByRef(state, refLookups.sku, refId)
  const sku = id === undefined ? undefined : state.kept.catalog.skus.get(id)
  return sku ? ok({ ...sku, Ean: state.kept.catalog.eans.get(sku.Id)?.[0] ?? '' }) : skuNotFound()
}

/** GET the SKU id of a RefId. Assumption: 200 `null` when there is none, as the product route of this API. */
export const getSkuIdByRef: Handler = (call) => {
  const id = findByRef(call.state, refLookups.id, param(call, 'refId'))
  return id === undefined ? ok(null) : jsonString(200, String(id))
}

/** POST many RefIds. Unknown ones map to null (assumption); a repeated one is a 500. */
export const postRefs: Handler = (call) =>
  withBody(refs, call, (wanted) => {
    if (new Set(wanted).size < wanted.length) return catalogMessage(500, 'An error has occurred.')
    return ok(Object.fromEntries(wanted.map((refId) => [refId, idOrNull(call, refId)])))
  })

/** GET the ids of all SKUs by page, from 1, of up to 1,000. */
export const listSkuIds: Handler = ({ state, request }) => {
  const [page, size] = [positive(request.query.get('page')), positive(request.query.get('pagesize'))]
  if (page === null || size === null || size > 1000) {
    return catalogMessage(400, 'page and pagesize are required; pagesize is 1000 at most')
  }
  const ids = [...state.kept.catalog.skus.keys()].sort((a, b) => a - b)
  return ok(ids.slice((page - 1) * size, page * size))
}

/** GET a SKU with its product's data. */
export const getSkuContext: Handler = withSku(({ state }, sku) => ok(shownContext(state.kept.catalog, sku)))

/** GET the same by EAN; 404 when no SKU has it. */
export const getSkuByEan: Handler = (call) => {
  const { catalog } = call.state.kept
  const id = catalog.skuIdByEan.get(param(call, 'ean'))
  const sku = id === undefined ? undefined : catalog.skus.get(id)
  return sku ? ok(shownContext(catalog, sku)) : skuNotFound()
}

function idOrNull({ state }: Call, refId: string): string | null {
  const id = findByRef(state, refLookups.ids, refId)
  return id === undefined ? null : String(id)
}

function findByRef({ kept, hiddenRefs }: AccountState, template: string, refId: string): number | undefined {
  return hiddenRefs.get(template)?.has(refId) ? undefined : kept.catalog.skuIdByRef.get(refId)
}

function positive(raw: string | null): number | null {
  return raw !== null && /^[1-9]\d{0,8}$/.test(raw) ? Number(raw) : null
}
