import type { Sku } from './records'
import { specificationsFor } from './category-lines'
import type { CatalogState } from './store'
import { storeSku } from './writes'

/**
 * Why a SKU cannot be active, or null. VTEX asks for a RefId or EAN, an image, the mandatory SKU
 * specifications of its category and those above, an active product, brand and category, and of a kit one
 * active component. Mandatory product specifications are not asked for (known issue). Assumptions: the texts,
 * the order, and that the categories above need not be active.
 */
export function whyInactive(state: CatalogState, sku: Sku): string | null {
  const product = state.products.get(sku.ProductId)
  if (!product) return 'The product of the SKU does not exist'
  if (!sku.RefId && !state.eans.get(sku.Id)?.length) return 'A SKU needs a RefId or an EAN'
  if (!hasImage(state, sku)) return 'A SKU needs an image to be active'
  const missing = missingSpecification(state, sku, product.CategoryId)
  if (missing) return `A SKU needs its mandatory specification ${missing} to be active`
  if (!product.IsActive) return 'The product of the SKU is not active'
  if (!state.brands.get(product.BrandId)?.Active) return 'The brand of the SKU is not active'
  if (!state.categories.get(product.CategoryId)?.IsActive) return 'The category of the SKU is not active'
  if (sku.IsKit && !hasActivePart(state, sku)) return 'A kit needs an active component to be active'
  return null
}

/**
 * VTEX activates SKUs with ActivateIfPossible by itself as soon as nothing stands against it, and with them
 * the kits that waited for them. Assumption: at once.
 */
export function activateWaiting(state: CatalogState, skuIds: Iterable<number>): void {
  const queue = [...skuIds]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const sku = state.waitingSkus.has(id) ? state.skus.get(id) : undefined
    if (!sku || whyInactive(state, sku) !== null) continue
    storeSku(state, { ...sku, IsActive: true })
    queue.push(...kitsWith(state, id))
  }
}

/** Looks again at the SKUs of products after a write, and at the kits they are part of. */
export function activateOfProducts(state: CatalogState, productIds: readonly number[]): void {
  if (state.waitingSkus.size === 0) return
  for (const productId of productIds) {
    const skuIds = [...(state.skuIdsByProduct.get(productId) ?? [])]
    activateWaiting(state, [...skuIds, ...skuIds.flatMap((id) => kitsWith(state, id))])
  }
}

function kitsWith({ kitParts }: CatalogState, skuId: number): number[] {
  return [...kitParts.values()]
    .filter((part) => part.StockKeepingUnitId === skuId)
    .map((part) => part.StockKeepingUnitParent)
}

function hasImage({ files, seededImages }: CatalogState, { Id }: Sku): boolean {
  return seededImages.has(Id) || Boolean(files.get(Id)?.length)
}

function missingSpecification(state: CatalogState, { Id }: Sku, categoryId: number): string | undefined {
  const filled = new Set(state.skuSpecifications.get(Id)?.map(({ FieldId }) => FieldId))
  return specificationsFor(state, categoryId).find(
    (each) => each.IsStockKeepingUnit && each.IsRequired && each.IsActive && !filled.has(each.Id),
  )?.Name
}

function hasActivePart({ kitParts, skus }: CatalogState, { Id }: Sku): boolean {
  return [...kitParts.values()].some(
    (part) => part.StockKeepingUnitParent === Id && skus.get(part.StockKeepingUnitId)?.IsActive === true,
  )
}
