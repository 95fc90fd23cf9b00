import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A value of a SKU. */
export interface VtexSkuSpecification {
  Id: number
  FieldId: number
  FieldValueId: number | null
  Text: string | null
}

/** A value by names: VTEX creates group, specification and value where they are missing. */
export interface VtexNamedValues {
  FieldName: string
  GroupName: string
  RootLevelSpecification: boolean
  FieldValues: string[]
}

/** A specification as a category's list has it; category 0 or null is the root. */
export interface VtexCategoryField {
  FieldId: number
  Name: string
  CategoryId: number | null
  IsActive: boolean
  IsStockKeepingUnit: boolean
}

const ofSku = (skuId: string) => `/api/catalog/pvt/stockkeepingunit/${skuId}`
const SPECIFICATION = '/api/catalog_system/pub/specification'

/** Specification values of SKUs, and what is to be known to write them. */
export class SkuSpecifications extends CatalogClient {
  /** `GET …/stockkeepingunit/{skuId}/specification`. */
  public async of(skuId: string): Promise<Result<VtexSkuSpecification[], Failure>> {
    const path = `${ofSku(skuId)}/specification`
    const found = await this.find<VtexSkuSpecification[]>(path, 'catalog-sku-specifications')
    return found.map((values) => values ?? [])
  }

  /** `PUT …/stockkeepingunit/{skuId}/specificationvalue`: takes the place of the value the SKU had. */
  public set(skuId: string, values: VtexNamedValues): Promise<Result<VtexSkuSpecification[], Failure>> {
    return this.put(`${ofSku(skuId)}/specificationvalue`, 'catalog-sku-specification-set', values)
  }

  /** `DELETE …/stockkeepingunit/{skuId}/specification/{id}`: the id of the SKU's value. */
  public remove(skuId: string, id: number): Promise<Result<unknown, Failure>> {
    return this.delete(`${ofSku(skuId)}/specification/${id}`, 'catalog-sku-specification-remove')
  }

  /** `GET …/field/listTreeByCategoryId/{categoryId}`: specifications of a category and those above it. */
  public fieldsOfCategory(categoryId: number): Promise<Result<VtexCategoryField[], Failure>> {
    return this.list(`${SPECIFICATION}/field/listTreeByCategoryId/${categoryId}`, 'catalog-category-fields')
  }
}
