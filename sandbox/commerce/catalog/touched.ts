import { z } from 'zod'
import { param, type Call, type Handler, type RouteDefinition } from '../routes'
import { readId } from './ids'

export interface CatalogRoute extends RouteDefinition {
  /** Ids of the products that a call writes to, themselves or through their SKUs. Left out for what is none. */
  touches?: Touches
}

export type Touches = (call: Call) => number[]

const numbers = z.record(z.string(), z.unknown())

/** The product in the path. */
export const productInPath: Touches = (call) => known(readId(param(call, 'productId')))

/** The product of a SKU in the path. */
export function skuInPath(name = 'skuId'): Touches {
  return (call) => productOfSku(call, readId(param(call, name)))
}

/** The product named by a key of the body. */
export function productInBody(key: string): Touches {
  return (call) => known(inBody(call, key))
}

/** The product of a SKU named by a key of the body. */
export function skuInBody(key: string): Touches {
  return (call) => productOfSku(call, inBody(call, key))
}

/** The product of a SKU named by a key of the query. */
export function skuInQuery(key: string): Touches {
  return (call) => productOfSku(call, readId(call.request.query.get(key)))
}

/** The products that any of some touches. */
export function either(...all: Touches[]): Touches {
  return (call) => all.flatMap((each) => each(call))
}

/** The product of a SKU that a record names, by the record's id in the path. */
export function skuOfRecord(name: string, skuOf: (call: Call, id: number) => number | undefined): Touches {
  return (call) => {
    const id = readId(param(call, name))
    return id === null ? [] : productOfSku(call, skuOf(call, id) ?? null)
  }
}

/** A route; without `touches` it writes to no product. */
export function route(
  method: RouteDefinition['method'],
  template: string,
  resources: readonly string[],
  handle: Handler,
  touches?: Touches,
): CatalogRoute {
  return { method, template, resources, handle, ...(touches && { touches }) }
}

function productOfSku({ state }: Call, skuId: number | null): number[] {
  const sku = skuId === null ? undefined : state.kept.catalog.skus.get(skuId)
  return sku ? [sku.ProductId] : []
}

function inBody({ request }: Call, key: string): number | null {
  const value = numbers.safeParse(request.body).data?.[key]
  return typeof value === 'number' ? value : null
}

function known(id: number | null): number[] {
  return id === null ? [] : [id]
}
