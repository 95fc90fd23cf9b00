import type { VtexFullSku } from '../../clients/catalog/skus'
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
