import { ok } from 'neverthrow'
import type { VtexProduct } from '../../clients/catalog/products'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { fail } from '../../errors/failure'
import type { Directory, MatchRule, ReferenceFlow } from '../flow'
import { productSchema, type ProductRecord } from './schema'

/** A product as VTEX holds it, enriched by hand. */
export const vtexProduct = (fields: Partial<VtexProduct> = {}): VtexProduct => ({
  Id: 7,
  Name: 'Mountain bike',
  DepartmentId: 1,
  CategoryId: 20,
  BrandId: 10,
  LinkId: 'by-hand',
  RefId: 'BK-1',
  IsVisible: false,
  Description: 'By hand',
  DescriptionShort: 'Short',
  ReleaseDate: '2025-07-01T00:00:00',
  KeyWords: 'bike, hill',
  Title: 'The bike',
  IsActive: true,
  TaxCode: '12',
  MetaTagDescription: 'Found',
  SupplierId: 3,
  ShowWithoutStock: false,
  AdWordsRemarketingCode: null,
  LomadeeCampaignCode: 'lomadee',
  Score: 5,
  ...fields,
})

/** A SKU of the product above, as VTEX holds it. */
export const vtexSku = (fields: Partial<VtexFullSku> = {}): VtexFullSku => ({
  Id: 1,
  ProductId: 7,
  IsActive: true,
  ActivateIfPossible: true,
  Name: 'Blue',
  RefId: 'BK-1-BLUE',
  PackagedHeight: 10,
  PackagedLength: 20,
  PackagedWidth: 15,
  PackagedWeightKg: 500,
  Height: 0,
  Length: 0,
  Width: 0,
  WeightKg: 0,
  CubicWeight: 1,
  IsKit: false,
  CreationDate: '2025-07-01T00:00:00',
  RewardValue: 0,
  EstimatedDateArrival: null,
  ManufacturerCode: null,
  CommercialConditionId: 1,
  MeasurementUnit: 'un',
  UnitMultiplier: 1,
  ModalType: null,
  KitItensSellApart: false,
  Videos: ['https://video.example'],
  ...fields,
})

/** A record as the schema accepts it. */
export const productRecord = (fields: object = {}): ProductRecord =>
  productSchema.parse({ ref: 'BK-1', name: 'Mountain bike', brandRef: 'B', categoryRef: 'C', ...fields })

/** VTEX's ids by flow and ref. */
const ids: Partial<Record<ReferenceFlow, Record<string, string>>> = {
  brands: { B: '10', B2: '11' },
  categories: { C: '20', C2: '21', C3: '22' },
  specifications: { material: '30', color: '31', gears: '32' },
}

/** A directory that knows the refs above and, where given, the product itself. */
export function directory(remembered = '', match: MatchRule = 'refId'): Directory {
  const unused = () => Promise.reject(new Error('not of products'))
  return {
    skuIds: unused,
    matchRule: async () => match,
    warehouseId: unused,
    remembered: () => remembered,
    ids: async (flow, refs) =>
      refs.map((ref) => {
        const id = ids[flow]?.[ref]
        const needs = { flow, ref }
        return id ? ok(id) : fail('brand_not_found', `There is no ${flow} ${ref}.`, { needs })
      }),
  }
}
