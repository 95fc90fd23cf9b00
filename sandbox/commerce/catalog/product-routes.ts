import type { Context } from '../routes'
import type { ShapeKit } from '../shape'
import { productBodies } from './product-body'
import { getProductByRef, getProductWithPolicies, listProductAndSkuIds } from './product-lookups'
import { getSpecificationList, listBody, postSpecificationList } from './product-specification-list'
import {
  deleteProductSpecification,
  deleteProductSpecifications,
  listProductSpecifications,
  postProductSpecification,
  productSpecificationBodies,
  putProductValues,
} from './product-specifications'
import { getProduct, postProduct, putProduct } from './products'
import { refLookups } from './ref-index'
import { resources } from './resources'
import { deleteSimilarCategory, listSimilarCategories, postSimilarCategory } from './similar-categories'
import { productInBody, productInPath, route, type CatalogRoute } from './touched'
import { deleteTradePolicy, listTradePolicies, postTradePolicy } from './trade-policies'

const all = '/api/catalog/pvt/product'
const one = `${all}/{productId}`
const legacy = '/api/catalog_system/pvt/products'

/** Products, what they have in specifications, their similar categories and trade policies. */
export function productRoutes(context: Context, kit: ShapeKit): CatalogRoute[] {
  const bodies = productBodies(kit)
  const { productAndSkuManagement, productForm, productManagement } = resources
  return [
    route('POST', all, productAndSkuManagement, postProduct(context, bodies), productInBody('Id')),
    route('GET', one, productAndSkuManagement, getProduct),
    route('PUT', one, productAndSkuManagement, putProduct(context, bodies), productInPath),
    route('GET', `${legacy}/productget/{productId}`, productForm, getProductWithPolicies),
    route('GET', refLookups.product, productManagement, getProductByRef(context)),
    route('GET', `${legacy}/GetProductAndSkuIds`, productManagement, listProductAndSkuIds),
    ...specificationsOfProduct(kit),
    ...placesOfProduct(),
  ]
}

function specificationsOfProduct(kit: ShapeKit): CatalogRoute[] {
  const bodies = productSpecificationBodies(kit)
  const { productManagement, productAndSkuManagement: own } = resources
  const list = `${legacy}/{productId}/specification`
  const each = `${one}/specification`
  return [
    route('GET', list, productManagement, getSpecificationList),
    route('POST', list, productManagement, postSpecificationList(listBody(kit)), productInPath),
    route('GET', each, own, listProductSpecifications),
    route('POST', each, own, postProductSpecification(bodies), productInPath),
    route('DELETE', each, own, deleteProductSpecifications, productInPath),
    route('DELETE', `${each}/{specificationId}`, own, deleteProductSpecification, productInPath),
    route('PUT', `${one}/specificationvalue`, own, putProductValues(bodies), productInPath),
  ]
}

function placesOfProduct(): CatalogRoute[] {
  const similar = `${one}/similarcategory`
  const policy = `${one}/salespolicy`
  const { similarCategory, similarCategoriesManagement, viewProduct, editProduct } = resources
  return [
    route('GET', similar, similarCategory, listSimilarCategories),
    route('POST', `${similar}/{categoryId}`, similarCategoriesManagement, postSimilarCategory, productInPath),
    route(
      'DELETE',
      `${similar}/{categoryId}`,
      similarCategoriesManagement,
      deleteSimilarCategory,
      productInPath,
    ),
    route('GET', policy, viewProduct, listTradePolicies),
    route('POST', `${policy}/{tradepolicyId}`, editProduct, postTradePolicy, productInPath),
    route('DELETE', `${policy}/{tradepolicyId}`, editProduct, deleteTradePolicy, productInPath),
  ]
}
