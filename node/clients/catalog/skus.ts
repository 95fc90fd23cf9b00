import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** Body of POST and PUT: PUT replaces, so it carries every field. Lengths in cm, weights in the store's unit (grams). */
export interface VtexSkuInput {
  ProductId: number
  /** POST refuses true. */
  IsActive: boolean
  /** VTEX makes the SKU active by itself as soon as nothing is missing. */
  ActivateIfPossible: boolean
  Name: string
  RefId: string
  PackagedHeight: number
  PackagedLength: number
  PackagedWidth: number
  PackagedWeightKg: number
  Height: number
  Length: number
  Width: number
  WeightKg: number
  CubicWeight: number
  /** Cannot be undone. */
  IsKit: boolean
  CreationDate?: string
  RewardValue: number
  EstimatedDateArrival: string | null
  ManufacturerCode: string
  CommercialConditionId: number
  MeasurementUnit: string
  UnitMultiplier: number
  ModalType: string | null
  KitItensSellApart: boolean
  Videos: string[]
}

/** A SKU as VTEX holds it; numbers and texts nobody gave may be null. */
export interface VtexFullSku extends Omit<VtexSkuInput, 'RefId' | 'ManufacturerCode' | 'Videos'> {
  Id: number
  RefId: string | null
  ManufacturerCode: string | null
  Videos: string[] | null
}

/** What surrounds a SKU: the parts of its context this app reads. */
export interface VtexSkuContext {
  ProductId: number
  ProductRefId: string | null
  IsActive: boolean
  IsProductActive: boolean
  IsBrandActive?: boolean
  IsDirectCategoryActive?: boolean
  BrandName: string | null
  ProductCategoryIds: string | null
  IsKit: boolean
  KitItems: { Id: number; Amount: number }[] | null
  /** Texts in VTEX's reference, objects in stores. */
  Services: (string | { Name?: string; Options?: { Id: number }[] })[] | null
  Attachments: { Name: string }[] | null
  Images: unknown[] | null
  SkuSpecifications: { FieldId: number; FieldName: string; FieldValues: string[] }[] | null
}

const SKU = '/api/catalog/pvt/stockkeepingunit'

/** SKUs of VTEX's Catalog. */
export class Skus extends CatalogClient {
  /** `GET …/stockkeepingunit/{skuId}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexFullSku | null, Failure>> {
    return this.find(`${SKU}/${id}`, 'catalog-sku')
  }

  /** `GET …/stockkeepingunit?RefId=`; null when VTEX finds none, which can be wrong for a SKU that exists. */
  public byRef(ref: string): Promise<Result<VtexFullSku | null, Failure>> {
    return this.find(SKU, 'catalog-sku-full-by-ref', { RefId: ref })
  }

  /** `GET …/stockkeepingunitbyid/{skuId}`: the SKU with its product, brand, images and specifications. */
  public surroundings(id: string): Promise<Result<VtexSkuContext | null, Failure>> {
    return this.find(`/api/catalog_system/pvt/sku/stockkeepingunitbyid/${id}`, 'catalog-sku-context')
  }

  /** `GET …/sku/stockkeepingunitids`: ids of SKUs, at most 1,000 on a page; pages begin at 1, past the last is empty. */
  public ids(page: number, pagesize: number): Promise<Result<number[], Failure>> {
    const path = '/api/catalog_system/pvt/sku/stockkeepingunitids'
    return this.list(path, 'catalog-sku-ids', { page, pagesize })
  }

  /** `POST …/stockkeepingunit`. A reference code that is taken is a conflict that names who has it. */
  public create(sku: VtexSkuInput & { Id?: number }): Promise<Result<VtexFullSku, Failure>> {
    return this.post(SKU, 'catalog-sku-create', sku)
  }

  /** `PUT …/stockkeepingunit/{skuId}`. Replaces everything: what is missing is emptied, a boolean becomes false. */
  public replace(id: string, sku: VtexSkuInput): Promise<Result<VtexFullSku, Failure>> {
    return this.put(`${SKU}/${id}`, 'catalog-sku-replace', sku)
  }
}
