import { ok, Result } from 'neverthrow'
import type { VtexProduct, VtexSkuOfProduct, VtexSpecificationValues } from '../../clients/catalog/products'
import type { Failure } from '../../errors/failure'
import type { FlowClients, Wanted } from '../flow'
import { findProduct } from './find'
import type { ProductTarget } from './locate'
import type { ProductRecord } from './schema'

export type ProductClients = Pick<FlowClients, 'catalog' | 'products' | 'skus'>

/** A product in VTEX; the lists are empty where the record is not about them. */
export interface LiveProduct {
  product: VtexProduct
  tradePolicies: string[]
  similarCategoryIds: string[]
  specifications: VtexSpecificationValues[]
  /** Looked at where the product is to be inactive. */
  activeSkuIds: string[]
}

/** The product, with as much as the record is about; all that can be shown without a record. */
export async function readProduct(
  target: ProductTarget,
  clients: ProductClients,
  wanted: Wanted<ProductRecord>,
): Promise<Result<LiveProduct | null, Failure>> {
  const product = await findProduct(target, wanted, clients)
  if (product.isErr() || product.value === null) return product.map(() => null)
  return readAround(product.value, clients, wanted.record)
}

async function readAround(
  product: VtexProduct,
  { products }: ProductClients,
  record: ProductRecord | null,
): Promise<Result<LiveProduct, Failure>> {
  const id = String(product.Id)
  const isAbout = (field: 'tradePolicies' | 'similarCategoryRefs') => !record || record[field] !== undefined
  const isAboutSpecifications = !record || (record.specifications ?? []).length > 0
  const read = await Promise.all([
    isAbout('tradePolicies') ? products.tradePolicies(id) : ok<number[], Failure>([]),
    isAbout('similarCategoryRefs') ? products.similarCategories(id) : ok<number[], Failure>([]),
    isAboutSpecifications ? products.specifications(id) : ok<VtexSpecificationValues[], Failure>([]),
    record?.active === false ? products.skus(id) : ok<VtexSkuOfProduct[], Failure>([]),
  ])
  return Result.combine(read).map(([tradePolicies, similar, specifications, skus]) => ({
    product,
    tradePolicies: tradePolicies.map(String),
    similarCategoryIds: similar.map(String),
    specifications,
    activeSkuIds: skus.filter(({ IsActive }) => IsActive).map(({ Id }) => String(Id)),
  }))
}
