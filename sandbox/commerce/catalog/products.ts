import type { z } from 'zod'
import type { ApiResponse } from '../../http'
import { jsonString, ok } from '../answers'
import type { Context, Handler } from '../routes'
import { withBody } from './body'
import { departmentOf } from './category-lines'
import { brandOfName, categoryOfPath } from './category-path'
import { notFound, withProduct } from './ids'
import { toProduct, type Placement, type ProductBodies } from './product-body'
import type { Product } from './records'
import { noteRef } from './ref-index'
import { isRefusal } from './refusals'
import { freeId, type CatalogState } from './store'
import { storeProduct } from './writes'

export const getProduct: Handler = withProduct((_call, product) => ok(product))

/**
 * POST creates a product in an existing brand and category, or by BrandName and CategoryPath in ones that it
 * creates; 409 with the documented texts when id, RefId or LinkId is taken. Assumptions: what is missing is
 * created even when the product then is refused; both ways may be mixed.
 */
export function postProduct({ now }: Context, { post }: ProductBodies): Handler {
  return (call) =>
    withBody(post, call, (sent) => {
      const { catalog } = call.state.kept
      const id = sent.Id ?? freeId(catalog.products, catalog.nextProductId)
      if (catalog.products.has(id)) return jsonString(409, 'Product already created with this Id')
      const placement = placementOf(catalog, sent)
      if (isRefusal(placement)) return placement
      const product = toProduct(id, sent, placement, now())
      const taken = conflict(catalog, product)
      if (taken) return jsonString(409, taken)
      noteRef(call.state, 'product', undefined, product.RefId, now())
      storeProduct(catalog, product)
      if (sent.Id === undefined) catalog.nextProductId = id + 1
      return ok(product)
    })
}

/**
 * PUT replaces a product: what the body lacks is deleted, booleans become false. Inactivating it leaves its
 * SKUs as they are.
 */
export function putProduct({ now }: Context, { put }: ProductBodies): Handler {
  return withProduct((call, { Id, RefId }) =>
    withBody(put, call, (sent) => {
      const { catalog } = call.state.kept
      const placement = placementOf(catalog, sent)
      if (isRefusal(placement)) return placement
      const product = toProduct(Id, sent, placement, now())
      const taken = conflict(catalog, product)
      if (taken) return jsonString(409, taken)
      noteRef(call.state, 'product', RefId, product.RefId, now())
      storeProduct(catalog, product)
      return ok(product)
    }),
  )
}

// Assumption: a DepartmentId that is sent is taken as it is, and found in the tree when there is none.
function placementOf(
  state: CatalogState,
  sent: Partial<z.infer<ProductBodies['post']>>,
): Placement | ApiResponse {
  if (!sent.CategoryId && !sent.CategoryPath) return jsonString(400, 'CategoryId or CategoryPath is required')
  if (!sent.BrandId && !sent.BrandName) return jsonString(400, 'BrandId or BrandName is required')
  if (sent.BrandId && !state.brands.has(sent.BrandId)) return notFound('brand')
  if (sent.CategoryId && !state.categories.has(sent.CategoryId)) return notFound('category')
  const CategoryId = sent.CategoryId || categoryOfPath(state, sent.CategoryPath ?? '')
  if (CategoryId === null) return jsonString(400, 'CategoryPath is not valid')
  return {
    CategoryId,
    BrandId: sent.BrandId || brandOfName(state, sent.BrandName ?? ''),
    DepartmentId: sent.DepartmentId || departmentOf(state, CategoryId),
  }
}

function conflict(state: CatalogState, { Id, RefId, LinkId }: Product): string | null {
  const byRef = state.productIdByRef.get(RefId)
  if (byRef !== undefined && byRef !== Id) {
    return `There is already a product created with the same RefId with Product Id ${byRef}`
  }
  const byLink = state.productIdByLink.get(LinkId)
  if (byLink === undefined || byLink === Id) return null
  return `There is already a product with the same LinkId with Product Id ${byLink}`
}
