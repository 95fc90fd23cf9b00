import { catalogMessage, ok } from '../answers'
import { param, type Context, type Handler } from '../routes'
import { withProduct } from './ids'
import { positive } from './paging'
import type { Product } from './records'
import { findByRef, refLookups } from './ref-index'
import type { CatalogState } from './store'
import { tradePoliciesOf } from './trade-policies'
import { skusOf } from './writes'

/** How many products GetProductAndSkuIds answers at most. */
const pageLimit = 250

/** GET a product with its trade policies. */
export const getProductWithPolicies: Handler = withProduct(({ state }, product) =>
  ok(withPolicies(state.kept.catalog, product)),
)

/** GET the product of a RefId: 200 `null` when there is none, as VTEX answers. */
export function getProductByRef(context: Context): Handler {
  return (call) => {
    const { catalog } = call.state.kept
    const id = findByRef(context, call.state, refLookups.product, param(call, 'refId'))
    const product = id === undefined ? undefined : catalog.products.get(id)
    return ok(product ? withPolicies(catalog, product) : null)
  }
}

/**
 * GET the ids of products with those of their SKUs, from `_from` to `_to` counted from 1, at most 250.
 * Assumptions: ordered by id; a category means itself, not those below; without `_from` and `_to` the first
 * 250; more than 250 are cut off.
 */
export const listProductAndSkuIds: Handler = ({ state, request: { query } }) => {
  const { catalog } = state.kept
  const from = positive(query.get('_from') ?? '1')
  if (from === null) return catalogMessage(400, '_from counts from 1')
  const to = positive(query.get('_to') ?? String(from + pageLimit - 1))
  if (to === null || to < from) return catalogMessage(400, '_to must not be less than _from')
  const categoryId = query.get('categoryId')
  const ids = [...catalog.products.values()]
    .filter(({ CategoryId }) => categoryId === null || String(CategoryId) === categoryId)
    .map(({ Id }) => Id)
    .sort((a, b) => a - b)
  const page = ids.slice(from - 1, Math.min(to, from + pageLimit - 1))
  const data = Object.fromEntries(page.map((id) => [id, skusOf(catalog, id).map(({ Id }) => Id)]))
  return ok({ data, range: { total: ids.length, from, to } })
}

function withPolicies(state: CatalogState, product: Product) {
  const { Score: _score, ...shown } = product
  return { ...shown, ListStoreId: tradePoliciesOf(state, product.Id) }
}
