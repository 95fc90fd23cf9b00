import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { CatalogClient } from './client'

/** A product as VTEX holds it; what nobody gave may be null. */
export interface VtexProduct {
  Id: number
  Name: string
  DepartmentId: number | null
  CategoryId: number
  BrandId: number
  LinkId: string | null
  RefId: string | null
  IsVisible: boolean
  Description: string | null
  DescriptionShort: string | null
  /** Without offset, in UTC. */
  ReleaseDate: string | null
  /** Separated by commas. */
  KeyWords: string | null
  Title: string | null
  IsActive: boolean
  TaxCode: string | null
  MetaTagDescription: string | null
  SupplierId: number | null
  ShowWithoutStock: boolean
  AdWordsRemarketingCode: string | null
  LomadeeCampaignCode: string | null
  Score: number | null
}

/** Body of POST and PUT: PUT replaces, so it carries every field that is to stay. Null is for SupplierId alone. */
export type VtexProductInput = Partial<
  { [Field in keyof Omit<VtexProduct, 'Id' | 'SupplierId'>]: NonNullable<VtexProduct[Field]> } & {
    SupplierId: number | null
  }
> & { Name: string; CategoryId: number; BrandId: number }

/** What a product has in one specification. */
export interface VtexSpecificationValues {
  Id: number
  Name: string
  Value: string[]
}

/** Names the specification by Id, or by Name where the Id is not known; an empty Value clears it. */
export type VtexSpecificationInput = Pick<VtexSpecificationValues, 'Value'> &
  Partial<Omit<VtexSpecificationValues, 'Value'>>

/** The part of a product's SKU that tells whether it is sold. */
export interface VtexSkuOfProduct {
  Id: number
  IsActive: boolean
  /** Without a zone, by VTEX's clock in Brasília. */
  DateUpdated?: string | null
}

interface VtexProductIds {
  /** Ids of SKUs by id of the product. */
  data: Record<string, number[]>
  range: { total: number }
}

const PRODUCT = '/api/catalog/pvt/product'
const LEGACY = '/api/catalog_system/pvt/products'

/** Products of VTEX's Catalog, and what hangs on them. */
export class Products extends CatalogClient {
  /** `GET …/product/{productId}`; null when VTEX does not have it. */
  public byId(id: string): Promise<Result<VtexProduct | null, Failure>> {
    return this.find(`${PRODUCT}/${id}`, 'catalog-product')
  }

  /**
   * `GET …/products/GetProductAndSkuIds`: ids of products from one place to another, counted from 1, at most 250, in no
   * known order; `total`: how many there are.
   */
  public async ids(from: number, to: number): Promise<Result<{ ids: number[]; total: number }, Failure>> {
    const path = `${LEGACY}/GetProductAndSkuIds`
    const listed = await this.list<VtexProductIds>(path, 'catalog-product-ids', { _from: from, _to: to })
    return listed.map(({ data, range }) => ({ ids: Object.keys(data).map(Number), total: range.total }))
  }

  /** `POST …/product`. A reference code or a link that is taken is a conflict; the former names who has it. */
  public create(product: VtexProductInput & { Id?: number }): Promise<Result<VtexProduct, Failure>> {
    return this.post(PRODUCT, 'catalog-product-create', product)
  }

  /** `PUT …/product/{productId}`. Replaces everything: a missing text is emptied, a missing boolean becomes false. */
  public replace(id: string, product: VtexProductInput): Promise<Result<VtexProduct, Failure>> {
    return this.put(`${PRODUCT}/${id}`, 'catalog-product-replace', product)
  }

  /** `GET …/product/{productId}/salespolicy`: ids of the trade policies the product is in. */
  public async tradePolicies(id: string): Promise<Result<number[], Failure>> {
    const listed = await this.list<{ StoreId: number }[]>(
      `${PRODUCT}/${id}/salespolicy`,
      'catalog-product-policies',
    )
    return listed.map((policies) => policies.map(({ StoreId }) => StoreId))
  }

  /** `POST …/product/{productId}/salespolicy/{tradePolicyId}`. VTEX does not index the product anew. */
  public addTradePolicy(id: string, tradePolicyId: number): Promise<Result<unknown, Failure>> {
    return this.post(`${PRODUCT}/${id}/salespolicy/${tradePolicyId}`, 'catalog-product-policy-add')
  }

  /** `DELETE …/product/{productId}/salespolicy/{tradePolicyId}`. VTEX does not index the product anew. */
  public removeTradePolicy(id: string, tradePolicyId: number): Promise<Result<unknown, Failure>> {
    return this.delete(`${PRODUCT}/${id}/salespolicy/${tradePolicyId}`, 'catalog-product-policy-remove')
  }

  /** `GET …/product/{productId}/similarcategory`: ids of the categories the product is shown in besides its own. */
  public async similarCategories(id: string): Promise<Result<number[], Failure>> {
    const listed = await this.list<{ CategoryId: number }[]>(
      `${PRODUCT}/${id}/similarcategory`,
      'catalog-product-similar',
    )
    return listed.map((similar) => similar.map(({ CategoryId }) => CategoryId))
  }

  /** `POST …/product/{productId}/similarcategory/{categoryId}`. */
  public addSimilarCategory(id: string, categoryId: number): Promise<Result<unknown, Failure>> {
    return this.post(`${PRODUCT}/${id}/similarcategory/${categoryId}`, 'catalog-product-similar-add')
  }

  /** `DELETE …/product/{productId}/similarcategory/{categoryId}`. */
  public removeSimilarCategory(id: string, categoryId: number): Promise<Result<unknown, Failure>> {
    return this.delete(`${PRODUCT}/${id}/similarcategory/${categoryId}`, 'catalog-product-similar-remove')
  }

  /** `GET …/stockkeepingunitByProductId/{productId}`: the product's SKUs; none where VTEX answers 404. */
  public async skus(id: string): Promise<Result<VtexSkuOfProduct[], Failure>> {
    const path = `/api/catalog_system/pvt/sku/stockkeepingunitByProductId/${id}`
    const found = await this.find<VtexSkuOfProduct[]>(path, 'catalog-product-skus')
    return found.map((skus) => skus ?? [])
  }

  /** `GET …/products/{productId}/specification`; a number that is 0 is left out by VTEX. */
  public specifications(id: string): Promise<Result<VtexSpecificationValues[], Failure>> {
    return this.list(`${LEGACY}/${id}/specification`, 'catalog-product-specifications')
  }

  /** `POST …/products/{productId}/specification`: values of specifications, which must exist, all in one call. */
  public setSpecifications(
    id: string,
    specifications: VtexSpecificationInput[],
  ): Promise<Result<unknown, Failure>> {
    return this.post(`${LEGACY}/${id}/specification`, 'catalog-product-specifications-set', specifications)
  }
}
