import { toProduct } from './products'
import { toSku } from './skus'
import { freeId, storeEan, storeProduct, storeSku, type CatalogState } from './store'

/** A SKU to put into the catalog directly. */
export interface SeedSku {
  skuId?: number
  refId: string
  name: string
  ean?: string
}

export interface SeededSku {
  skuId: number
  refId: string
}

/**
 * Creates a product and an active SKU for each ref, without the API's checks and limits. A ref that the
 * catalog has already keeps its SKU, so that seeding twice changes nothing.
 * @throws Error when a SKU id or EAN is taken by another SKU, or a known ref comes with another id
 */
export function seedCatalog(state: CatalogState, skus: readonly SeedSku[], now: number): SeededSku[] {
  return skus.map((sku) => ({ skuId: existing(state, sku) ?? add(state, sku, now), refId: sku.refId }))
}

function existing({ skuIdByRef }: CatalogState, { refId, skuId }: SeedSku): number | undefined {
  const known = skuIdByRef.get(refId)
  if (known !== undefined && skuId !== undefined && known !== skuId) {
    throw new Error(`SKU ref ${refId} is SKU ${known} already and cannot be ${skuId}.`)
  }
  return known
}

function add(state: CatalogState, { skuId, refId, name, ean }: SeedSku, now: number): number {
  const id = skuId ?? freeId(state.skus, state.nextSkuId)
  if (state.skus.has(id)) throw new Error(`SKU id ${id} of ref ${refId} is taken.`)
  if (ean && state.skuIdByEan.has(ean)) throw new Error(`EAN ${ean} of ref ${refId} is taken.`)
  const productId = freeId(state.products, state.nextProductId)
  const product = toProduct(
    productId,
    { Name: name, LinkId: `product-${productId}`, IsVisible: true, IsActive: true },
    now,
  )
  storeProduct(state, product)
  state.nextProductId = productId + 1
  storeSku(state, toSku(id, seedFields(productId, refId, name), now))
  if (skuId === undefined) state.nextSkuId = id + 1
  if (ean) storeEan(state, id, ean)
  return id
}

function seedFields(ProductId: number, RefId: string, Name: string) {
  const package10cm = { PackagedHeight: 10, PackagedLength: 10, PackagedWidth: 10, PackagedWeightKg: 500 }
  return { ProductId, RefId, Name, IsActive: true, ActivateIfPossible: true, ...package10cm }
}
