import pLimit from 'p-limit'
import type { HttpClient } from '../support/http'

/** A store as VTEX's own APIs show it, in names and refs instead of ids, so that two stores can be compared. */
export interface Picture {
  brands: string[]
  /** Paths of names, `Bikes > Road Bikes`. */
  categories: string[]
  products: Record<string, ProductPicture>
  skus: Record<string, SkuPicture>
}

export interface ProductPicture {
  name: string
  brand: string
  category: string
  description: string
  isActive: boolean
  keywords: string
}

export interface SkuPicture {
  name: string
  productRef: string
  isActive: boolean
  manufacturerCode: string
  /** Grams. */
  packagedWeight: number
  packagedDimensions: [height: number, length: number, width: number]
  eans: string[]
  specifications: Record<string, string>
  images: { label: string; isMain: boolean }[]
  /** Quantities by ref of the component. */
  kit: Record<string, number>
  basePrice: number | null
  costPrice: number | null
  stock: Record<string, number>
}

interface VtexSku {
  Id: number
  ProductId: number
  RefId: string
  Name: string
  IsActive: boolean
  ManufacturerCode: string
  PackagedHeight: number
  PackagedLength: number
  PackagedWidth: number
  PackagedWeightKg: number
  IsKit: boolean
}

interface VtexProduct {
  RefId: string
  Name: string
  BrandId: number
  CategoryId: number
  Description: string
  IsActive: boolean
  KeyWords: string
}

interface TreeNode {
  id: number
  name: string
  children: TreeNode[]
}

const CONCURRENCY = 8

/** Looks at everything the store has, through VTEX's own paths. */
export async function takePicture(vtex: HttpClient, account: string): Promise<Picture> {
  const get = async <T>(path: string): Promise<T> => (await vtex.get<T>(path)).body
  const limit = pLimit(CONCURRENCY)
  const brands = await get<{ id: number; name: string }[]>('/api/catalog_system/pvt/brand/list')
  const paths = pathsOf(await get<TreeNode[]>('/api/catalog_system/pub/category/tree/10'))
  const ids = await allSkuIds(get)
  const skus = await Promise.all(
    ids.map((id) => limit(() => get<VtexSku>(`/api/catalog/pvt/stockkeepingunit/${id}`))),
  )
  const productIds = [...new Set(skus.map(({ ProductId }) => ProductId))]
  const products = new Map(
    await Promise.all(
      productIds.map((id) =>
        limit(async () => [id, await get<VtexProduct>(`/api/catalog/pvt/product/${id}`)] as const),
      ),
    ),
  )
  const refs = new Map(skus.map(({ Id, RefId }) => [Id, RefId]))
  const nameOfBrand = new Map(brands.map(({ id, name }) => [id, name]))
  return {
    brands: brands.map(({ name }) => name).sort(),
    categories: [...paths.values()].sort(),
    products: Object.fromEntries(
      [...products.values()].map((product) => [
        product.RefId,
        {
          name: product.Name,
          brand: nameOfBrand.get(product.BrandId) ?? '?',
          category: paths.get(product.CategoryId) ?? '?',
          description: product.Description,
          isActive: product.IsActive,
          keywords: product.KeyWords,
        },
      ]),
    ),
    skus: Object.fromEntries(
      await Promise.all(
        skus.map((sku) =>
          limit(async () => {
            const productRef = products.get(sku.ProductId)?.RefId ?? '?'
            return [sku.RefId, await skuPicture(get, account, sku, productRef, refs)] as const
          }),
        ),
      ),
    ),
  }
}

type Get = <T>(path: string) => Promise<T>

async function allSkuIds(get: Get): Promise<number[]> {
  const all: number[] = []
  for (let page = 1; ; page++) {
    const ids = await get<number[]>(
      `/api/catalog_system/pvt/sku/stockkeepingunitids?page=${page}&pagesize=1000`,
    )
    all.push(...ids)
    if (ids.length < 1_000) return all
  }
}

async function skuPicture(
  get: Get,
  account: string,
  sku: VtexSku,
  productRef: string,
  refs: ReadonlyMap<number, string>,
): Promise<SkuPicture> {
  const path = `/api/catalog/pvt/stockkeepingunit/${sku.Id}`
  const context = await get<{ SkuSpecifications: { FieldName: string; FieldValues: string[] }[] }>(
    `/api/catalog_system/pvt/sku/stockkeepingunitbyid/${sku.Id}`,
  )
  const files = await get<{ Label: string; IsMain: boolean; Position: number }[]>(`${path}/file`)
  const price = await get<{ basePrice?: number; costPrice?: number }>(`/${account}/pricing/prices/${sku.Id}`)
  const { balance } = await get<{ balance: { warehouseId: string; totalQuantity: number }[] }>(
    `/api/logistics/pvt/inventory/skus/${sku.Id}`,
  )
  return {
    name: sku.Name,
    productRef,
    isActive: sku.IsActive,
    manufacturerCode: sku.ManufacturerCode,
    packagedWeight: sku.PackagedWeightKg,
    packagedDimensions: [sku.PackagedHeight, sku.PackagedLength, sku.PackagedWidth],
    eans: (await get<string[]>(`${path}/ean`)).sort(),
    specifications: Object.fromEntries(
      context.SkuSpecifications.map(({ FieldName, FieldValues }) => [
        FieldName,
        FieldValues.join('|'),
      ]).sort(),
    ) as Record<string, string>,
    images: files
      .sort((a, b) => a.Position - b.Position)
      .map(({ Label, IsMain }) => ({ label: Label, isMain: IsMain })),
    kit: sku.IsKit ? await kitOf(get, sku.Id, refs) : {},
    basePrice: price.basePrice ?? null,
    costPrice: price.costPrice ?? null,
    stock: Object.fromEntries(
      balance
        .filter(({ totalQuantity }) => totalQuantity > 0)
        .map((row) => [row.warehouseId, row.totalQuantity]),
    ),
  }
}

async function kitOf(
  get: Get,
  id: number,
  refs: ReadonlyMap<number, string>,
): Promise<Record<string, number>> {
  const parts = await get<{ StockKeepingUnitId: number; Quantity: number }[]>(
    `/api/catalog/pvt/stockkeepingunitkit?parentSkuId=${id}`,
  )
  const pairs = parts.map((part) => [refs.get(part.StockKeepingUnitId) ?? '?', part.Quantity] as const)
  return Object.fromEntries(pairs.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function pathsOf(nodes: readonly TreeNode[], above: readonly string[] = []): Map<number, string> {
  return new Map(
    nodes.flatMap(({ id, name, children }) => {
      const path = [...above, name]
      return [[id, path.join(' > ')] as const, ...pathsOf(children, path)]
    }),
  )
}
