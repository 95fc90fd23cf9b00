import type { ApiResponse } from '../../http'
import { jsonString } from '../answers'
import { param, type Answered, type Call, type Handler } from '../routes'
import type { Product, Sku } from './records'
import type { CatalogState } from './store'

/** The largest id that Catalog knows. */
export const maxId = 2_147_483_647

interface Finder<T> {
  /** The path parameter that holds the id. */
  parameter: string
  /** What the record is called in an answer. */
  name: string
  records: (state: CatalogState) => Map<number, T>
}

/**
 * Runs `handle` with the record whose id is in the path: 400 when the id is no number, 404 when there is
 * none. The texts are assumptions, but for "Brand not found".
 */
export function withRecord<T>(
  { parameter, name, records }: Finder<T>,
  handle: (call: Call, record: T) => Answered,
): Handler {
  return (call) => {
    const id = readId(param(call, parameter))
    if (id === null) return jsonString(400, `The ${name} id is not valid`)
    const record = records(call.state.kept.catalog).get(id)
    return record === undefined ? notFound(name) : handle(call, record)
  }
}

/** Runs `handle` with the SKU in the path. */
export function withSku(handle: (call: Call, sku: Sku) => Answered): Handler {
  return withRecord({ parameter: 'skuId', name: 'SKU', records: ({ skus }) => skus }, handle)
}

/** Runs `handle` with the product in the path. */
export function withProduct(handle: (call: Call, product: Product) => Answered): Handler {
  return withRecord({ parameter: 'productId', name: 'product', records: ({ products }) => products }, handle)
}

/** Catalog's answer where something is missing, e.g. "Product not found". */
export function notFound(name: string): ApiResponse {
  return jsonString(404, `${name.charAt(0).toUpperCase()}${name.slice(1)} not found`)
}

/** A whole number of up to 32 bits, or null. */
export function readId(raw: string | null): number | null {
  return raw !== null && /^\d{1,10}$/.test(raw) && Number(raw) <= maxId ? Number(raw) : null
}
