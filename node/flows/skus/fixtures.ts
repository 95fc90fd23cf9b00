import type { VtexFullSku } from '../../clients/catalog/skus'
import type { MemorySkus } from '../../testing/sku-store'
import { skus } from '.'
import type { SkuTarget } from './live'
import { skuSchema, type SkuRecord } from './schema'

/** A SKU as VTEX holds it, enriched by hand. */
export const vtexSku = (fields: Partial<VtexFullSku> = {}): VtexFullSku => ({
  Id: 7,
  ProductId: 1,
  IsActive: false,
  ActivateIfPossible: true,
  Name: 'Blue',
  RefId: 'MUG',
  PackagedHeight: 10,
  PackagedLength: 20,
  PackagedWidth: 15,
  PackagedWeightKg: 500,
  Height: 9.123456,
  Length: 19,
  Width: 14,
  WeightKg: 480,
  CubicWeight: 0.1667,
  IsKit: false,
  CreationDate: '2020-01-25T15:51:29',
  RewardValue: 2,
  EstimatedDateArrival: null,
  ManufacturerCode: 'by hand',
  CommercialConditionId: 4,
  MeasurementUnit: 'kg',
  UnitMultiplier: 2,
  ModalType: 'Glass',
  KitItensSellApart: true,
  Videos: ['https://video.example'],
  ...fields,
})

/** A record as the schema accepts it. */
export const skuRecord = (fields: object = {}): SkuRecord =>
  skuSchema.parse({ ref: 'MUG', productRef: 'P1', name: 'Blue', ...fields })

/** Reads, plans and applies once, as the engine does; products and components have the id their ref ends with. */
export async function sync(store: MemorySkus, record: SkuRecord, vtexId = '') {
  const idIn = (ref: string): string => /\d+$/.exec(ref)?.[0] ?? ''
  const target: SkuTarget = {
    vtexId,
    productId: idIn(record.productRef ?? ''),
    parts: new Map((record.kit ?? []).map(({ skuRef }) => [skuRef, idIn(skuRef)])),
    fields: new Map((record.specifications ?? []).flatMap(({ ref }) => (ref ? [[ref, idIn(ref)]] : []))),
  }
  const read = await skus.read(target, store.clients, { key: [record.ref], record })
  if (read.isErr()) return { failed: read.error }
  const live = read.value
  const found = { ...target, vtexId: live && skus.idOf ? skus.idOf(live) : '' }
  const plan = skus.plan(record, live, found)
  if (plan.isErr()) return { failed: plan.error }
  const fields = plan.value.map(({ field }) => field)
  if (fields.length === 0) return { fields }
  const work = { plan: plan.value, record, live, target: found, acceptedAt: '2026-03-01T12:00:00Z' }
  const done = await skus.apply(work, store.clients)
  return done.isErr()
    ? { fields, failed: done.error }
    : { fields, vtexId: done.value.vtexId, pending: done.value.pending }
}
