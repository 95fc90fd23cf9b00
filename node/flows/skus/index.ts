import { z } from 'zod'
import { skuRef } from '../fields'
import type { Flow } from '../flow'
import { catalogResources } from '../permissions'
import { applySku } from './apply'
import { joinSku, splitSku } from './content'
import type { LiveSku, SkuTarget } from './live'
import { locateSkus } from './locate'
import { planSku } from './plan'
import { readSku } from './read'
import { skuSchema, type SkuRecord } from './schema'
import { showSku } from './show'

/** SKUs: found by reference code, EAN or id, kept inactive until VTEX allows them to be sold. */
export const skus: Flow<SkuRecord, SkuTarget, LiveSku> = {
  name: 'skus',
  lane: 'catalog',
  isPersonal: false,
  schema: skuSchema,
  keyFields: ['ref'],
  keySchema: z.tuple([skuRef]),
  permissions: { read: [catalogResources.skus], write: [catalogResources.skus] },
  matches: ['refId', 'ean', 'vtexId'],
  waits: true,
  key: (record) => [record.ref],
  split: splitSku,
  join: joinSku,
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: locateSkus,
  read: readSku,
  idOf: ({ sku }) => (sku ? String(sku.Id) : ''),
  plan: planSku,
  apply: applySku,
  serial: ({ vtexId, productId }, { ref }) => (productId ? `product/${productId}` : `sku/${vtexId || ref}`),
  show: ([ref = ''], live) => showSku(ref, live),
}
