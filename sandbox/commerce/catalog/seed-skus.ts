import { brandOfName, categoryOfPath } from './category-path'
import { toProduct, type Placement } from './product-body'
import { toSku } from './skus'
import { freeId, type CatalogState } from './store'
import { storeEan, storeProduct, storeSku } from './writes'

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
 * Creates a product and an active SKU for each ref, without the API's checks and limits, in brand `Default`
 * and category `Default`. The SKUs count as having an image. A ref that the catalog has already keeps its SKU,
 * so that seeding twice changes nothing.
 * @throws Error when a SKU id or EAN is taken by another SKU, or a known ref comes with another id
 */
export function seedCatalog(state: CatalogState, skus: readonly SeedSku[], now: number): SeededSku[] {
  if (skus.length === 0) return []
  const placement = defaultPlacement(state)
  return skus.map((sku) => ({
    skuId: existing(state, sku) ?? add(state, sku, placement, now),
    refId: sku.refId,
  }))
}

function existing({ skuIdByRef }: CatalogState, { refId, skuId }: SeedSku): number | undefined {
  const known = skuIdByRef.get(refId)
  if (known !== undefined && skuId !== undefined && known !== skuId) {
    throw new Error(`SKU ref ${refId} is SKU ${known} already and cannot be ${skuId}.`)
  }
  return known
}

function defaultPlacement(state: CatalogState): Placement {
  const id = categoryOfPath(state, 'Default') ?? 0
  return { CategoryId: id, DepartmentId: id, BrandId: brandOfName(state, 'Default') }
}

function add(
  state: CatalogState,
  { skuId, refId, name, ean }: SeedSku,
  placement: Placement,
  now: number,
): number {
  const id = skuId ?? freeId(state.skus, state.nextSkuId)
  if (state.skus.has(id)) throw new Error(`SKU id ${id} of ref ${refId} is taken.`)
  if (ean && state.skuIdByEan.has(ean)) throw new Error(`EAN ${ean} of ref ${refId} is taken.`)
  const productId = freeId(state.products, state.nextProductId)
  const product = toProduct(
    productId,
    { Name: name, LinkId: `product-${productId}`, IsVisible: true, IsActive: true },
    placement,
    now,
  )
  storeProduct(state, product)
  state.nextProductId = productId + 1
  storeSku(state, toSku(id, seedFields(productId, refId, name), now))
  state.seededImages.add(id)
  if (skuId === undefined) state.nextSkuId = id + 1
  if (ean) storeEan(state, id, ean)
  return id
}

function seedFields(ProductId: number, RefId: string, Name: string) {
  const package10cm = { PackagedHeight: 10, PackagedLength: 10, PackagedWidth: 10, PackagedWeightKg: 500 }
  return { ProductId, RefId, Name, IsActive: true, ActivateIfPossible: true, ...package10cm }
}
