import type { Context } from '../routes'
import {
  getSkuByAlternateId,
  getSkuByEan,
  getSkuByRef,
  getSkuContext,
  getSkuIdByRef,
  listSkuIds,
  listSkusOfProduct,
  postRefs,
} from './lookup'
import { refLookups } from './ref-index'
import { resources } from './resources'
import { route, type CatalogRoute } from './touched'

const sku = '/api/catalog_system/pvt/sku'

/** The ways to find SKUs. */
export function lookupRoutes(context: Context): CatalogRoute[] {
  const { skus } = resources
  return [
    route('GET', refLookups.sku, skus, getSkuByRef(context)),
    route('GET', refLookups.id, skus, getSkuIdByRef(context)),
    route('POST', refLookups.ids, skus, postRefs(context)),
    route('GET', refLookups.alternateId, skus, getSkuByAlternateId(context)),
    route('GET', `${sku}/stockkeepingunitids`, skus, listSkuIds),
    route('GET', `${sku}/stockkeepingunitByProductId/{productId}`, skus, listSkusOfProduct),
    route('GET', `${sku}/stockkeepingunitbyid/{skuId}`, skus, getSkuContext(context)),
    route('GET', `${sku}/stockkeepingunitbyean/{ean}`, skus, getSkuByEan),
  ]
}
