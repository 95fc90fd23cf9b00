import type { ShapeKit } from '../shape'
import { resources } from './resources'
import {
  deleteServiceType,
  deleteTypeAttachment,
  deleteTypeAttachments,
  getServiceType,
  postServiceType,
  postTypeAttachment,
  putServiceType,
  serviceTypeBodies,
} from './service-types'
import {
  deleteService,
  deleteServiceValue,
  getService,
  getServiceValue,
  postService,
  postServiceValue,
  putService,
  putServiceValue,
  serviceBodies,
} from './services'
import { either, route, skuInBody, skuOfRecord, type CatalogRoute } from './touched'

const catalog = '/api/catalog/pvt'

/** SKU services, their types and values. */
export function serviceRoutes(kit: ShapeKit): CatalogRoute[] {
  return [...typeRoutes(kit), ...valueRoutes(kit), ...routesOfSku(kit)]
}

function typeRoutes(kit: ShapeKit): CatalogRoute[] {
  const bodies = serviceTypeBodies(kit)
  const { skuTypeManagement, skus } = resources
  const type = `${catalog}/skuservicetype`
  const one = `${type}/{skuServiceTypeId}`
  const attachment = `${catalog}/skuservicetypeattachment`
  return [
    route('POST', type, skuTypeManagement, postServiceType(bodies)),
    route('GET', one, skuTypeManagement, getServiceType),
    route('PUT', one, skuTypeManagement, putServiceType(bodies)),
    route('DELETE', one, skuTypeManagement, deleteServiceType),
    route('POST', attachment, skus, postTypeAttachment(bodies)),
    route('DELETE', attachment, skus, deleteTypeAttachments),
    route('DELETE', `${attachment}/{skuServiceTypeAttachmentId}`, skus, deleteTypeAttachment),
  ]
}

function valueRoutes(kit: ShapeKit): CatalogRoute[] {
  const bodies = serviceBodies(kit)
  const { skuServices } = resources
  const one = `${catalog}/skuservicevalue/{skuServiceValueId}`
  return [
    route('POST', `${catalog}/skuservicevalue`, skuServices, postServiceValue(bodies)),
    route('GET', one, skuServices, getServiceValue),
    route('PUT', one, skuServices, putServiceValue(bodies)),
    route('DELETE', one, skuServices, deleteServiceValue),
  ]
}

function routesOfSku(kit: ShapeKit): CatalogRoute[] {
  const bodies = serviceBodies(kit)
  const { skuServices } = resources
  const one = `${catalog}/skuservice/{skuServiceId}`
  const ofService = skuOfRecord('skuServiceId', ({ state }, id) => state.kept.catalog.services.get(id)?.SkuId)
  const ofBody = skuInBody('SkuId')
  return [
    route('POST', `${catalog}/skuservice`, skuServices, postService(bodies), ofBody),
    route('GET', one, skuServices, getService),
    route('PUT', one, skuServices, putService(bodies), either(ofService, ofBody)),
    route('DELETE', one, skuServices, deleteService, ofService),
  ]
}
