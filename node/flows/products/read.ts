import { err, ok, Result } from 'neverthrow'
import type { VtexProduct, VtexSkuOfProduct, VtexSpecificationValues } from '../../clients/catalog/products'
import { fail, type Failure } from '../../errors/failure'
import type { FlowClients, Target, Wanted } from '../flow'
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

/** The product that carries the ref, with as much as the record is about; all that can be shown without a record. */
export async function readProduct(
  { vtexId }: Target,
  clients: ProductClients,
  { key: [ref = ''], record }: Wanted<ProductRecord>,
): Promise<Result<LiveProduct | null, Failure>> {
  const product = await findProduct(vtexId, ref, clients)
  if (product.isErr() || product.value === null) return product.map(() => null)
  return readAround(product.value, clients, record)
}

/** By the id that is known; by reference code where none is, or where that id has another code now. */
async function findProduct(
  vtexId: string,
  ref: string,
  { catalog, products }: ProductClients,
): Promise<Result<VtexProduct | null, Failure>> {
  const known = vtexId ? await products.byId(vtexId) : ok(null)
  if (known.isErr() || known.value?.RefId === ref) return known
  const found = await catalog.productByRef(ref)
  if (found.isErr()) return err(found.error)
  if (found.value) {
    return found.value.RefId === ref ? products.byId(String(found.value.Id)) : stranger(found.value, ref)
  }
  return known.value ? stranger(known.value, ref) : ok(null)
}

function stranger({ Id, RefId }: Pick<VtexProduct, 'Id' | 'RefId'>, ref: string): Result<never, Failure> {
  return fail(
    'match_ambiguous',
    `VTEX’s product ${Id} seemed to be "${ref}", but its reference code is "${RefId ?? ''}".`,
  )
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
