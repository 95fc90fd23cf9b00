import type { Context } from '../routes'
import type { ShapeKit } from '../shape'
import {
  brandBody,
  deleteBrand,
  getBrand,
  getListedBrand,
  listBrandPages,
  listBrands,
  postBrand,
  putBrand,
} from './brands'
import { categoryBodies, getCategory, postCategory, putCategory } from './categories'
import { getCategoryTree } from './category-tree'
import { resources } from './resources'
import { route, type CatalogRoute } from './touched'
import { getSalesChannel, listSalesChannels, listSkuIdsOfPolicy } from './trade-policies'

const brand = '/api/catalog/pvt/brand'
const listedBrand = '/api/catalog_system/pvt/brand'
const category = '/api/catalog/pvt/category'

/** What products hang on: brands, categories and sales channels. */
export function structureRoutes(context: Context, kit: ShapeKit): CatalogRoute[] {
  return [...brandRoutes(kit), ...categoryRoutes(context, kit), ...salesChannelRoutes()]
}

function brandRoutes(kit: ShapeKit): CatalogRoute[] {
  const body = brandBody(kit)
  const { brands, brandsManagement, brandManagement } = resources
  return [
    route('GET', `${listedBrand}/list`, brands, listBrands),
    route('GET', `${listedBrand}/pagedlist`, brands, listBrandPages),
    route('GET', `${listedBrand}/{brandId}`, brands, getListedBrand),
    route('POST', brand, brandsManagement, postBrand(body)),
    route('GET', `${brand}/{brandId}`, brandManagement, getBrand),
    route('PUT', `${brand}/{brandId}`, brandManagement, putBrand(body)),
    route('DELETE', `${brand}/{brandId}`, brandManagement, deleteBrand),
  ]
}

function categoryRoutes(context: Context, kit: ShapeKit): CatalogRoute[] {
  const bodies = categoryBodies(kit)
  const tree = '/api/catalog_system/pub/category/tree/{categoryLevels}'
  return [
    route('GET', tree, resources.category, getCategoryTree(context)),
    route('POST', category, resources.categoriesManagement, postCategory(bodies)),
    route('GET', `${category}/{categoryId}`, resources.categoriesManagement, getCategory),
    route('PUT', `${category}/{categoryId}`, resources.categoriesManagement, putCategory(bodies)),
  ]
}

function salesChannelRoutes(): CatalogRoute[] {
  const { viewProduct } = resources
  return [
    route('GET', '/api/catalog_system/pvt/saleschannel/list', viewProduct, listSalesChannels),
    route('GET', '/api/catalog_system/pub/saleschannel/{salesChannelId}', viewProduct, getSalesChannel),
    route(
      'GET',
      '/api/catalog_system/pvt/sku/stockkeepingunitidsbysaleschannel',
      viewProduct,
      listSkuIdsOfPolicy,
    ),
  ]
}
