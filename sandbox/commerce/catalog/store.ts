export interface Product {
  Id: number
  Name: string
  DepartmentId: number
  CategoryId: number
  BrandId: number
  LinkId: string
  RefId: string
  IsVisible: boolean
  Description: string
  DescriptionShort: string
  ReleaseDate: string
  KeyWords: string
  Title: string
  IsActive: boolean
  TaxCode: string
  MetaTagDescription: string
  SupplierId: number | null
  ShowWithoutStock: boolean
  AdWordsRemarketingCode: string | null
  LomadeeCampaignCode: string | null
  Score: number
}

/** Dimensions in cm, weights in the store's unit (grams by default). */
export interface Sku {
  Id: number
  ProductId: number
  IsActive: boolean
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
  IsKit: boolean
  CreationDate: string
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

export interface CatalogState {
  products: Map<number, Product>
  productIdByRef: Map<string, number>
  productIdByLink: Map<string, number>
  skus: Map<number, Sku>
  skuIdByRef: Map<string, number>
  /** By SKU id. */
  eans: Map<number, string[]>
  skuIdByEan: Map<string, number>
  nextProductId: number
  nextSkuId: number
}

/** A catalog without products. */
export function newCatalog(): CatalogState {
  return {
    products: new Map(),
    productIdByRef: new Map(),
    productIdByLink: new Map(),
    skus: new Map(),
    skuIdByRef: new Map(),
    eans: new Map(),
    skuIdByEan: new Map(),
    nextProductId: 1,
    nextSkuId: 1,
  }
}

/** The first id from `next` on that is not taken. */
export function freeId(taken: Map<number, unknown>, next: number): number {
  let id = next
  while (taken.has(id)) id += 1
  return id
}

/** Stores a product; its old ref and link, if any, become free. */
export function storeProduct(state: CatalogState, product: Product): void {
  const old = state.products.get(product.Id)
  if (old) {
    state.productIdByRef.delete(old.RefId)
    state.productIdByLink.delete(old.LinkId)
  }
  state.products.set(product.Id, product)
  if (product.RefId) state.productIdByRef.set(product.RefId, product.Id)
  state.productIdByLink.set(product.LinkId, product.Id)
}

/** Stores a SKU; its old ref, if any, becomes free. */
export function storeSku(state: CatalogState, sku: Sku): void {
  const old = state.skus.get(sku.Id)
  if (old) state.skuIdByRef.delete(old.RefId)
  state.skus.set(sku.Id, sku)
  if (sku.RefId) state.skuIdByRef.set(sku.RefId, sku.Id)
}

/** Adds an EAN to a SKU. */
export function storeEan(state: CatalogState, skuId: number, ean: string): void {
  state.eans.set(skuId, [...(state.eans.get(skuId) ?? []), ean])
  state.skuIdByEan.set(ean, skuId)
}
