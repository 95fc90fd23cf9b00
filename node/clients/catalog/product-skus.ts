import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** The part of a SKU that tells whether it is sold. */
export interface VtexProductSku {
  Id: number
  IsActive: boolean
}

/** A SKU with all that VTEX's PUT replaces. */
export interface VtexWholeSku extends Record<string, unknown> {
  Id: number
  IsActive: boolean
}

const SKU = '/api/catalog/pvt/stockkeepingunit'

/** The SKUs of a product in VTEX's Catalog, as far as the product decides over them. */
export class ProductSkus extends CatalogClient {
  /** `GET …/stockkeepingunitByProductId/{productId}`. */
  public ofProduct(productId: string): Promise<Result<VtexProductSku[], Failure>> {
    return this.list(
      `/api/catalog_system/pvt/sku/stockkeepingunitByProductId/${productId}`,
      'catalog-product-skus',
    )
  }

  /** `GET …/stockkeepingunit/{skuId}`; null when VTEX does not have it. */
  public byId(skuId: string): Promise<Result<VtexWholeSku | null, Failure>> {
    return this.find(`${SKU}/${skuId}`, 'catalog-product-sku')
  }

  /** `PUT …/stockkeepingunit/{skuId}`. Replaces everything: what is missing is emptied. */
  public replace(skuId: string, sku: Omit<VtexWholeSku, 'Id'>): Promise<Result<unknown, Failure>> {
    return this.put(`${SKU}/${skuId}`, 'catalog-product-sku-replace', sku)
  }
}
