import type { Context } from '../routes'
import type { ShapeKit } from '../shape'
import { deleteEan, deleteEans, listEans, postEan } from './eans'
import { deleteKitPart, deleteKitParts, getKitPart, kitBody, listKitParts, postKitPart } from './kits'
import { refLookups } from './ref-index'
import { resources } from './resources'
import {
  attributeBody,
  deleteAttribute,
  deleteAttributes,
  getAttribute,
  listAttributes,
  postAttribute,
  putAttribute,
} from './sku-attributes'
import {
  deleteSkuSpecification,
  deleteSkuSpecifications,
  listSkuSpecifications,
  postSkuSpecification,
  putSkuSpecification,
  putSkuValues,
  skuSpecificationBodies,
} from './sku-specifications'
import { getSku, postSku, putSku, skuBodies } from './skus'
import {
  either,
  productInBody,
  route,
  skuInBody,
  skuInPath,
  skuInQuery,
  skuOfRecord,
  type CatalogRoute,
} from './touched'

const one = `${refLookups.sku}/{skuId}`
const ofSku = skuInPath()

/** SKUs, their EANs, specifications, attributes and kits. */
export function skuRoutes(context: Context, kit: ShapeKit): CatalogRoute[] {
  const bodies = skuBodies(kit)
  const { skus } = resources
  const ean = `${one}/ean`
  return [
    route('POST', refLookups.sku, skus, postSku(context, bodies), productInBody('ProductId')),
    route('GET', one, skus, getSku),
    route('PUT', one, skus, putSku(context, bodies), either(ofSku, productInBody('ProductId'))),
    route('GET', ean, skus, listEans),
    route('DELETE', ean, skus, deleteEans, ofSku),
    route('POST', `${ean}/{ean}`, skus, postEan, ofSku),
    route('DELETE', `${ean}/{ean}`, skus, deleteEan, ofSku),
    ...specificationsOfSku(kit),
    ...attributesOfSku(kit),
    ...kitRoutes(kit),
  ]
}

function specificationsOfSku(kit: ShapeKit): CatalogRoute[] {
  const bodies = skuSpecificationBodies(kit)
  const each = `${one}/specification`
  const { skus } = resources
  return [
    route('GET', each, skus, listSkuSpecifications),
    route('POST', each, skus, postSkuSpecification(bodies), ofSku),
    route('PUT', each, skus, putSkuSpecification(bodies), ofSku),
    route('DELETE', each, skus, deleteSkuSpecifications, ofSku),
    route('DELETE', `${each}/{specificationId}`, skus, deleteSkuSpecification, ofSku),
    route('PUT', `${one}/specificationvalue`, skus, putSkuValues(bodies), ofSku),
  ]
}

function attributesOfSku(kit: ShapeKit): CatalogRoute[] {
  const body = attributeBody(kit)
  const each = `${one}/attribute`
  const { viewProduct, editProduct } = resources
  return [
    route('GET', each, viewProduct, listAttributes),
    route('POST', each, editProduct, postAttribute(body), ofSku),
    route('DELETE', each, editProduct, deleteAttributes, ofSku),
    route('GET', `${each}/{skuAttributeId}`, viewProduct, getAttribute),
    route('PUT', `${each}/{skuAttributeId}`, editProduct, putAttribute(body), ofSku),
    route('DELETE', `${each}/{skuAttributeId}`, editProduct, deleteAttribute, ofSku),
  ]
}

function kitRoutes(kit: ShapeKit): CatalogRoute[] {
  const all = '/api/catalog/pvt/stockkeepingunitkit'
  const { skuBundles } = resources
  const ofPart = skuOfRecord(
    'kitId',
    ({ state }, id) => state.kept.catalog.kitParts.get(id)?.StockKeepingUnitParent,
  )
  return [
    route('GET', all, skuBundles, listKitParts),
    route('POST', all, skuBundles, postKitPart(kitBody(kit)), skuInBody('StockKeepingUnitParent')),
    route('DELETE', all, skuBundles, deleteKitParts, skuInQuery('parentSkuId')),
    route('GET', `${all}/{kitId}`, skuBundles, getKitPart),
    route('DELETE', `${all}/{kitId}`, skuBundles, deleteKitPart, ofPart),
  ]
}
