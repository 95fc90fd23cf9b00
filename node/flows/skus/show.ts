import { fromVtex } from './mapper'
import type { LiveSku } from './live'
import { attachmentsOf } from './plan'

/** The SKU as a canonical record. */
export function showSku(ref: string, live: LiveSku): object {
  const { sku, eans, context, parts, partRefs } = live
  if (!sku) return { ref }
  return {
    ref,
    productRef: context?.ProductRefId || null,
    active: sku.IsActive,
    ...fromVtex(sku),
    eans,
    specifications: (context?.SkuSpecifications ?? []).map(({ FieldName, FieldValues }) => ({
      name: FieldName,
      values: FieldValues,
    })),
    kit: sku.IsKit
      ? parts.map(({ StockKeepingUnitId, Quantity, UnitPrice }) => ({
          skuRef: partRefs.get(StockKeepingUnitId) ?? '',
          quantity: Quantity,
          unitPrice: UnitPrice,
        }))
      : null,
    attachments: attachmentsOf(live),
  }
}
