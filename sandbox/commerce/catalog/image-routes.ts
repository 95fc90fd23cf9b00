import type { Context } from '../routes'
import type { ShapeKit } from '../shape'
import { copyFiles, reorderFiles } from './image-order'
import { deleteFile, deleteFiles, imageBodies, listFiles, postFile, putFile } from './images'
import { refLookups } from './ref-index'
import { resources } from './resources'
import { route, skuInPath, type CatalogRoute } from './touched'

const file = `${refLookups.sku}/{skuId}/file`

/** The files of SKUs. */
export function imageRoutes(context: Context, kit: ShapeKit): CatalogRoute[] {
  const bodies = imageBodies(kit)
  const { skus, editProduct } = resources
  const ofSku = skuInPath()
  return [
    route('GET', file, skus, listFiles),
    route('POST', file, skus, postFile(context, bodies), ofSku),
    route('DELETE', file, skus, deleteFiles, ofSku),
    route('PUT', `${file}/reorder`, editProduct, reorderFiles(bodies), ofSku),
    route('PUT', `${file}/{skuFileId}`, skus, putFile(context, bodies), ofSku),
    route('DELETE', `${file}/{skuFileId}`, skus, deleteFile, ofSku),
    route('DELETE', `${refLookups.sku}/disassociate/{skuId}/file/{skuFileId}`, skus, deleteFile, ofSku),
    route('PUT', `${refLookups.sku}/copy/{skuIdfrom}/{skuIdto}/file`, skus, copyFiles, skuInPath('skuIdto')),
  ]
}
