import type { Kept } from '../state'
import { hiddenBy } from './negative-stock'
import { quantities } from './stock-reports'

/** The stock of one SKU in one warehouse, as a person wants to see it. */
export interface StockRow {
  skuId: string
  refId: string
  name: string
  warehouseId: string
  isUnlimited: boolean
  total: number
  reserved: number
  available: number
  /** Whether negative stock of a warehouse hides the SKU in trade policy 1. */
  isHidden: boolean
}

/** All stock of a store, by SKU and then warehouse. */
export function stockRows(
  { logistics, catalog }: Pick<Kept, 'logistics' | 'catalog'>,
  now: number,
): StockRow[] {
  return [...logistics.stock].flatMap(([skuId, warehouses]) => {
    const sku = catalog.skus.get(Number(skuId))
    const isHidden = hiddenBy(logistics, skuId, '1', now) !== null
    return [...warehouses.values()].map((stock) => {
      const { total, reserved, available } = quantities(logistics, stock, now)
      const { warehouseId, isUnlimited } = stock
      const named = { skuId, refId: sku?.RefId ?? '', name: sku?.Name ?? '' }
      return { ...named, warehouseId, isUnlimited, total, reserved, available, isHidden }
    })
  })
}
