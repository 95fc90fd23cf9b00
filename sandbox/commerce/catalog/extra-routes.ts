import type { ShapeKit } from '../shape'
import {
  attachmentBody,
  deleteAttachment,
  getAttachment,
  listAttachments,
  postAttachment,
  putAttachment,
} from './attachments'
import {
  complementBody,
  deleteComplement,
  getComplement,
  listComplements,
  listComplementsByParent,
  listComplementsOfType,
  postComplement,
} from './complements'
import { refLookups } from './ref-index'
import { resources } from './resources'
import {
  associateByName,
  deleteSkuAttachment,
  deleteSkuAttachments,
  listSkuAttachments,
  postSkuAttachment,
  skuAttachmentBodies,
} from './sku-attachments'
import { route, skuInBody, skuInQuery, skuOfRecord, type CatalogRoute } from './touched'

const sku = `${refLookups.sku}/{skuId}`

/** What may be put beside a SKU: complements and attachments. */
export function extraRoutes(kit: ShapeKit): CatalogRoute[] {
  return [...complementRoutes(kit), ...attachmentRoutes(kit), ...attachmentsOfSku(kit)]
}

function complementRoutes(kit: ShapeKit): CatalogRoute[] {
  const { skus } = resources
  const all = '/api/catalog/pvt/skucomplement'
  const parentOf = skuOfRecord(
    'skuComplementId',
    ({ state }, id) => state.kept.catalog.complements.get(id)?.ParentSkuId,
  )
  return [
    route('POST', all, skus, postComplement(complementBody(kit)), skuInBody('ParentSkuId')),
    route('GET', `${all}/{skuComplementId}`, skus, getComplement),
    route('DELETE', `${all}/{skuComplementId}`, skus, deleteComplement, parentOf),
    route('GET', `${sku}/complement`, skus, listComplements),
    route('GET', `${sku}/complement/{complementTypeId}`, skus, listComplementsOfType),
    route(
      'GET',
      '/api/catalog_system/pvt/sku/complements/{parentSkuId}/{type}',
      skus,
      listComplementsByParent,
    ),
  ]
}

function attachmentRoutes(kit: ShapeKit): CatalogRoute[] {
  const { cmsManagement } = resources
  const body = attachmentBody(kit)
  const one = '/api/catalog/pvt/attachment/{attachmentid}'
  return [
    route('GET', '/api/catalog/pvt/attachments', cmsManagement, listAttachments),
    route('POST', '/api/catalog/pvt/attachment', cmsManagement, postAttachment(body)),
    route('GET', one, cmsManagement, getAttachment),
    route('PUT', one, cmsManagement, putAttachment(body)),
    route('DELETE', one, cmsManagement, deleteAttachment),
  ]
}

function attachmentsOfSku(kit: ShapeKit): CatalogRoute[] {
  const { skus } = resources
  const bodies = skuAttachmentBodies(kit)
  const all = '/api/catalog/pvt/skuattachment'
  const ofAssociation = skuOfRecord(
    'skuAttachmentAssociationId',
    ({ state }, id) => state.kept.catalog.skuAttachments.get(id)?.SkuId,
  )
  return [
    route('GET', `${sku}/attachment`, skus, listSkuAttachments),
    route('POST', all, skus, postSkuAttachment(bodies), skuInBody('SkuId')),
    route('DELETE', all, skus, deleteSkuAttachments, skuInQuery('skuId')),
    route('DELETE', `${all}/{skuAttachmentAssociationId}`, skus, deleteSkuAttachment, ofAssociation),
    route(
      'POST',
      '/api/catalog_system/pvt/sku/associateattachments',
      skus,
      associateByName(bodies),
      skuInBody('SkuId'),
    ),
  ]
}
