import { z } from 'zod'
import type { Flow } from '../flow'
import { catalogResources } from '../permissions'
import { applyProduct } from './apply'
import { joinProduct, splitProduct } from './content'
import { locateProducts, type ProductTarget } from './locate'
import { fromVtex } from './mapper'
import { planProduct } from './plan'
import { readProduct, type LiveProduct } from './read'
import { productRef, productSchema, type ProductRecord } from './schema'

/** Products, found by reference code (RefId) or id. */
export const products: Flow<ProductRecord, ProductTarget, LiveProduct> = {
  name: 'products',
  lane: 'catalog',
  isPersonal: false,
  schema: productSchema,
  keyFields: ['ref'],
  keySchema: z.tuple([productRef]),
  permissions: {
    read: [catalogResources.products, catalogResources.productsAndSkus],
    write: [catalogResources.productsAndSkus],
  },
  matches: ['refId', 'vtexId'],
  waits: true,
  key: (record) => [record.ref],
  split: splitProduct,
  join: joinProduct,
  fingerprint: ({ version: _version, updatedAt: _updatedAt, ...record }) => record,
  locate: locateProducts,
  read: readProduct,
  idOf: ({ product }) => String(product.Id),
  plan: planProduct,
  apply: applyProduct,
  serial: ({ vtexId }, { ref }) => `product/${vtexId || ref}`,
  show: ([ref], { product, tradePolicies, similarCategoryIds, specifications }) => ({
    ref,
    ...fromVtex(product),
    tradePolicies,
    similarCategoryIds,
    specifications: specifications.map(({ Id, Name, Value }) => ({
      id: String(Id),
      name: Name,
      values: Value,
    })),
  }),
}
