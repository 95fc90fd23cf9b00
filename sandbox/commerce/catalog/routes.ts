import type { ApiRoute } from '../../http'
import { toRoutes, type Context, type RouteDefinition } from '../routes'
import { shapeKit } from '../shape'
import { deleteEan, deleteEans, listEans, postEan } from './eans'
import {
  getSkuByEan,
  getSkuByRef,
  getSkuContext,
  getSkuIdByRef,
  listSkuIds,
  postRefs,
  refLookups,
} from './lookup'
import { getProduct, postProduct, productBodies, putProduct } from './products'
import { catalogLimit } from './rate-limit'
import { getSku, postSku, putSku, skuBodies } from './skus'

const productResources = ['ManterFormularioProdutoSku']
const skuResources = ['Sku.aspx']

/** As much of Catalog as is needed to create SKUs and to find them by RefId or EAN. */
export function catalogRoutes(context: Context): ApiRoute[] {
  const definitions = [...productRoutes(context), ...skuRoutes(context), ...lookupRoutes()]
  return toRoutes(context, definitions, catalogLimit(context))
}

function productRoutes(context: Context): RouteDefinition[] {
  const bodies = productBodies(shapeKit(context.strict))
  const all = '/api/catalog/pvt/product'
  const one = `${all}/{productId}`
  return [
    { method: 'POST', template: all, resources: productResources, handle: postProduct(context, bodies) },
    { method: 'GET', template: one, resources: productResources, handle: getProduct },
    { method: 'PUT', template: one, resources: productResources, handle: putProduct(context, bodies) },
  ]
}

function skuRoutes(context: Context): RouteDefinition[] {
  const bodies = skuBodies(shapeKit(context.strict))
  const resources = skuResources
  const one = `${refLookups.sku}/{skuId}`
  const ean = `${one}/ean`
  return [
    { method: 'POST', template: refLookups.sku, resources, handle: postSku(context, bodies) },
    { method: 'GET', template: one, resources, handle: getSku },
    { method: 'PUT', template: one, resources, handle: putSku(context, bodies) },
    { method: 'GET', template: ean, resources, handle: listEans },
    { method: 'DELETE', template: ean, resources, handle: deleteEans },
    { method: 'POST', template: `${ean}/{ean}`, resources, handle: postEan },
    { method: 'DELETE', template: `${ean}/{ean}`, resources, handle: deleteEan },
  ]
}

function lookupRoutes(): RouteDefinition[] {
  const resources = skuResources
  const sku = '/api/catalog_system/pvt/sku'
  return [
    { method: 'GET', template: refLookups.sku, resources, handle: getSkuByRef },
    { method: 'GET', template: refLookups.id, resources, handle: getSkuIdByRef },
    { method: 'POST', template: refLookups.ids, resources, handle: postRefs },
    { method: 'GET', template: `${sku}/stockkeepingunitids`, resources, handle: listSkuIds },
    { method: 'GET', template: `${sku}/stockkeepingunitbyid/{skuId}`, resources, handle: getSkuContext },
    { method: 'GET', template: `${sku}/stockkeepingunitbyean/{ean}`, resources, handle: getSkuByEan },
  ]
}
