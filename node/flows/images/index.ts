import { z } from 'zod'
import type { VtexImage } from '../../clients/catalog/images'
import { skuRef } from '../fields'
import type { Flow, Target } from '../flow'
import { catalogResources } from '../permissions'
import { applyImages } from './apply'
import { fromVtex } from './mapper'
import { planImages } from './plan'
import { imagesSchema, type ImagesRecord } from './schema'

/** Images of SKUs. VTEX takes a picture as often as it is sent, so what it has is read first. */
export const images: Flow<ImagesRecord, Target, readonly VtexImage[]> = {
  name: 'images',
  lane: 'catalog',
  isPersonal: false,
  schema: imagesSchema,
  keyFields: ['skuRef'],
  keySchema: z.tuple([skuRef]),
  permissions: { read: [catalogResources.skus], write: [catalogResources.skus] },
  waits: true,
  key: (record) => [record.skuRef],
  // The list is whole only together with what becomes of the others.
  split: ({ images: list, mode }) => ({ images: { list, mode } }),
  join: ({ images: piece }) => {
    const { list, mode } = piece as { list: ImagesRecord['images']; mode?: ImagesRecord['mode'] }
    return { images: list, ...(mode && { mode }) }
  },
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  async locate(wanted, directory) {
    const ids = await directory.skuIds(wanted.map(({ key: [ref = ''] }) => ref))
    return ids.map((id) => id.map((vtexId) => ({ vtexId })))
  },
  async read({ vtexId }, clients) {
    const found = await clients.images.of(vtexId)
    return found.map((files) => files ?? [])
  },
  plan: planImages,
  apply: applyImages,
  serial: ({ vtexId }) => `sku/${vtexId}`,
  show: ([ref = ''], live) => ({
    skuRef: ref,
    images: live.map((file) => ({ url: file.Url, ...fromVtex(file) })),
  }),
}
