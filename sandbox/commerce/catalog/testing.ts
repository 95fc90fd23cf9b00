import { openStore, type Answer, type TestStore } from '../testing'

const catalog = '/api/catalog/pvt'

export const paths = {
  brand: `${catalog}/brand`,
  category: `${catalog}/category`,
  product: `${catalog}/product`,
  sku: `${catalog}/stockkeepingunit`,
  kit: `${catalog}/stockkeepingunitkit`,
  group: `${catalog}/specificationgroup`,
  specification: `${catalog}/specification`,
  value: `${catalog}/specificationvalue`,
  productByRef: '/api/catalog_system/pvt/products/productgetbyrefid',
} as const

/** A store with an active brand 1 and an active category 1. */
export function openCatalog(options: Parameters<typeof openStore>[0] = {}): TestStore {
  const store = openStore(options)
  store.call('POST', paths.brand, { Name: 'Kiln', Active: true })
  store.call('POST', paths.category, { Name: 'Tableware', IsActive: true })
  return store
}

/** The body of a product in brand 1 and category 1. */
export function product(more: object = {}) {
  return { Name: 'Mug', CategoryId: 1, BrandId: 1, IsActive: true, ...more }
}

/** The body of a SKU of product 42. */
export function sku(more: object = {}) {
  const size = { PackagedHeight: 10, PackagedLength: 10, PackagedWidth: 10, PackagedWeightKg: 500 }
  return { ProductId: 42, Name: 'Blue', RefId: 'MUG-1', ...size, ...more }
}

/** That store with the active product 42, which has no SKU. */
export function openProduct(options: Parameters<typeof openStore>[0] = {}): TestStore {
  const store = openCatalog(options)
  store.call('POST', paths.product, product({ Id: 42, RefId: 'P-1' }))
  return store
}

/** Gives a SKU one more picture. */
export function addPicture({ callSlow }: TestStore, skuId: number, more: object = {}): Promise<Answer> {
  const body = { Name: 'front', Url: 'http://127.0.0.1/front.png', ...more }
  return callSlow('POST', `${paths.sku}/${skuId}/file`, body)
}
