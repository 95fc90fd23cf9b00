import { jsonString } from '../answers'
import { param, type Call, type Handler } from '../routes'
import type { Product, Sku } from './store'

/** The largest SKU id that Catalog knows. */
export const maxSkuId = 2_147_483_647

/** Runs `handle` with the SKU in the path: 400 when the id is no number, 404 when there is none. */
export function withSku(handle: (call: Call, sku: Sku) => ReturnType<Handler>): Handler {
  return (call) => {
    const id = readId(param(call, 'skuId'))
    if (id === null) return jsonString(400, 'The SKU id is not valid')
    const sku = call.state.kept.catalog.skus.get(id)
    return sku ? handle(call, sku) : skuNotFound()
  }
}

/** Runs `handle` with the product in the path: 400 when the id is no number, 404 when there is none. */
export function withProduct(handle: (call: Call, product: Product) => ReturnType<Handler>): Handler {
  return (call) => {
    const id = readId(param(call, 'productId'))
    if (id === null) return jsonString(400, 'The product id is not valid')
    const product = call.state.kept.catalog.products.get(id)
    return product ? handle(call, product) : jsonString(404, 'Product not found')
  }
}

/** Catalog's answer where a SKU is missing. The text is an assumption. */
export function skuNotFound() {
  return jsonString(404, 'SKU not found')
}

function readId(raw: string): number | null {
  return /^\d{1,10}$/.test(raw) && Number(raw) <= maxSkuId ? Number(raw) : null
}
