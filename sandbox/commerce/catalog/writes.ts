import type { Product, Sku } from './records'
import type { CatalogState } from './store'

/** Stores a product; its old ref and link, if any, become free. */
export function storeProduct(state: CatalogState, product: Product): void {
  const old = state.products.get(product.Id)
  if (old) {
    state.productIdByRef.delete(old.RefId)
    state.productIdByLink.delete(old.LinkId)
  }
  state.products.set(product.Id, product)
  if (product.RefId) state.productIdByRef.set(product.RefId, product.Id)
  state.productIdByLink.set(product.LinkId, product.Id)
}

/** Stores a SKU; its old ref and its place in another product, if any, become free. */
export function storeSku(state: CatalogState, sku: Sku): void {
  const old = state.skus.get(sku.Id)
  if (old) {
    state.skuIdByRef.delete(old.RefId)
    state.skuIdsByProduct.get(old.ProductId)?.delete(sku.Id)
  }
  state.skus.set(sku.Id, sku)
  if (sku.RefId) state.skuIdByRef.set(sku.RefId, sku.Id)
  const siblings = state.skuIdsByProduct.get(sku.ProductId) ?? new Set<number>()
  state.skuIdsByProduct.set(sku.ProductId, siblings.add(sku.Id))
  if (sku.ActivateIfPossible && !sku.IsActive) state.waitingSkus.add(sku.Id)
  else state.waitingSkus.delete(sku.Id)
}

/** Adds an EAN to a SKU. */
export function storeEan(state: CatalogState, skuId: number, ean: string): void {
  state.eans.set(skuId, [...(state.eans.get(skuId) ?? []), ean])
  state.skuIdByEan.set(ean, skuId)
}

/** The SKUs of a product, in the order in which they came to it. */
export function skusOf({ skuIdsByProduct, skus }: CatalogState, productId: number): Sku[] {
  return [...(skuIdsByProduct.get(productId) ?? [])].flatMap((id) => skus.get(id) ?? [])
}
