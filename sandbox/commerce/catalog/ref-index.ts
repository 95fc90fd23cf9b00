import type { Context } from '../routes'
import type { AccountState } from '../state'

type Kind = 'product' | 'sku'

/** The routes that find something by RefId. Each can be made blind to an existing ref. */
export const refLookups = {
  sku: '/api/catalog/pvt/stockkeepingunit',
  id: '/api/catalog_system/pvt/sku/stockkeepingunitidbyrefid/{refId}',
  ids: '/api/catalog_system/pub/sku/stockkeepingunitidsbyrefids',
  alternateId: '/api/catalog_system/pvt/sku/stockkeepingunitbyalternateId/{alternateId}',
  product: '/api/catalog_system/pvt/products/productgetbyrefid/{refId}',
} as const

/** Remembers when a product or SKU got a RefId, for lookups that lag behind. */
export function noteRef(
  { writtenAt }: AccountState,
  kind: Kind,
  old: string | undefined,
  refId: string,
  now: number,
): void {
  if (refId !== old) writtenAt.set(`${kind} ref ${refId}`, now)
}

/** Remembers when a SKU was created. */
export function noteSku({ writtenAt }: AccountState, skuId: number, now: number): void {
  writtenAt.set(`sku ${skuId}`, now)
}

/** The id behind a RefId as a lookup sees it: not while it is hidden from the route or not indexed yet. */
export function findByRef(
  { now, tuning }: Context,
  { kept, hiddenRefs, writtenAt }: AccountState,
  template: string,
  refId: string,
): number | undefined {
  if (hiddenRefs.get(template)?.has(refId)) return undefined
  const kind: Kind = template === refLookups.product ? 'product' : 'sku'
  const written = writtenAt.get(`${kind} ref ${refId}`)
  if (written !== undefined && now() - written < tuning.indexDelayMs) return undefined
  return (kind === 'product' ? kept.catalog.productIdByRef : kept.catalog.skuIdByRef).get(refId)
}

/** Whether a SKU is old enough for its context to show. */
export function isIndexed({ now, tuning }: Context, { writtenAt }: AccountState, skuId: number): boolean {
  const written = writtenAt.get(`sku ${skuId}`)
  return written === undefined || now() - written >= tuning.indexDelayMs
}
