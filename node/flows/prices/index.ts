import { z } from 'zod'
import { skuRef } from '../fields'
import type { Flow, Target } from '../flow'
import { applyPrice } from './apply'
import { joinPrice, splitPrice } from './content'
import { fromVtex, type LivePrice } from './mapper'
import { planPrice } from './plan'
import { priceSchema, type PriceRecord } from './schema'

const modifyPrices = { product: '65', key: 'modify_prices', name: 'Pricing: Modify prices' }
const readPrices = { product: '65', key: 'read_prices', name: 'Pricing: Read prices' }

/** Base, list and cost price of a SKU and its fixed prices per price table. */
export const prices: Flow<PriceRecord, Target, LivePrice> = {
  name: 'prices',
  lane: 'pricing',
  isPersonal: false,
  schema: priceSchema,
  keyFields: ['skuRef'],
  keySchema: z.tuple([skuRef]),
  permissions: { read: [readPrices, modifyPrices], write: [modifyPrices] },
  key: (record) => [record.skuRef],
  split: splitPrice,
  join: joinPrice,
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  async locate(wanted, directory) {
    const ids = await directory.skuIds(wanted.map(({ key: [ref = ''] }) => ref))
    return ids.map((id) => id.map((vtexId) => ({ vtexId })))
  },
  async read({ vtexId }, { pricing }) {
    const price = await pricing.get(vtexId)
    return price.map((found) => found && fromVtex(found))
  },
  plan: planPrice,
  apply: applyPrice,
  show: ([ref], { basePrice, listPrice, costPrice, fixedPrices }) => ({
    skuRef: ref,
    basePrice,
    listPrice,
    costPrice,
    fixedPrices,
  }),
}
