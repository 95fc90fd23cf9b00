import type { ShapeKit } from '../shape'
import { resources } from './resources'
import { getGroup, groupBodies, listGroups, postGroup, putGroup } from './specification-groups'
import { getValue, listValues, postValue, putValue, valueBody } from './specification-values'
import {
  getSpecification,
  listInherited,
  listSpecifications,
  postSpecification,
  putSpecification,
  specificationBody,
} from './specifications'
import { route, type CatalogRoute } from './touched'

const group = '/api/catalog/pvt/specificationgroup'
const field = '/api/catalog_system/pub/specification/field'
const specification = '/api/catalog/pvt/specification'
const value = '/api/catalog/pvt/specificationvalue'

/** Specification groups, specifications and their values. */
export function specificationRoutes(kit: ShapeKit): CatalogRoute[] {
  const bodies = groupBodies(kit)
  const body = specificationBody(kit)
  const { groups, skuManagement } = resources
  return [
    route('GET', '/api/catalog_system/pvt/specification/groupbycategory/{categoryId}', groups, listGroups),
    route('GET', '/api/catalog_system/pub/specification/groupGet/{groupId}', groups, getGroup),
    route('POST', group, groups, postGroup(bodies)),
    route('PUT', `${group}/{groupId}`, groups, putGroup(bodies)),
    route('GET', `${field}/listByCategoryId/{categoryId}`, groups, listSpecifications),
    route('GET', `${field}/listTreeByCategoryId/{categoryId}`, groups, listInherited),
    route('POST', specification, skuManagement, postSpecification(body)),
    route('GET', `${specification}/{specificationId}`, skuManagement, getSpecification),
    route('PUT', `${specification}/{specificationId}`, skuManagement, putSpecification(body)),
    route('GET', `${field}value/{fieldId}`, skuManagement, listValues),
    route('POST', value, skuManagement, postValue(valueBody(kit))),
    route('GET', `${value}/{specificationValueId}`, skuManagement, getValue),
    route('PUT', `${value}/{specificationValueId}`, skuManagement, putValue(valueBody(kit))),
  ]
}
