import { z } from 'zod'
import type { ApiResponse } from '../../http'
import { jsonString } from '../answers'
import type { ShapeKit } from '../shape'
import { lineOf, rootCategoryId } from './category-lines'
import { filling, takesMany, type Filling } from './entries'
import { isNamed } from './names'
import type { Specification, SpecificationGroup } from './records'
import { allOrRefusal, isRefusal } from './refusals'
import { addGroup } from './specification-groups'
import { hasList, valueNamed } from './specification-values'
import { addRecord, type CatalogState } from './store'

/** The body of PUT specificationvalue, which names everything. */
export function namesBody(kit: ShapeKit) {
  return kit.object({
    FieldName: z.string().min(1).max(100),
    GroupName: z.string().min(1).max(100),
    RootLevelSpecification: z.boolean(),
    FieldValues: z.array(z.string().min(1).max(3_500)).min(1),
  })
}

export type Names = z.infer<ReturnType<typeof namesBody>>

interface Owner {
  categoryId: number
  isSku: boolean
}

/**
 * The specification and fillings that names mean; group, specification and values are created when missing.
 * Assumptions: the group is looked for in the category and those above it, or with RootLevelSpecification in
 * the root alone, and created in the category or the root; a new specification is a checkbox for products and
 * a combo for SKUs, active and not mandatory; several values where one is taken are a 400.
 */
export function namedFillings(
  state: CatalogState,
  owner: Owner,
  names: Names,
): { specification: Specification; fillings: Filling[] } | ApiResponse {
  const known = knownSpecification(state, owner, names)
  const isSingle = known ? !takesMany(known) : owner.isSku
  if (isSingle && names.FieldValues.length > 1) {
    return jsonString(400, `${names.FieldName} takes one value`)
  }
  const specification = known ?? createSpecification(state, owner, names)
  const fillings = allOrRefusal(names.FieldValues.map((name) => namedFilling(state, specification, name)))
  return isRefusal(fillings) ? fillings : { specification, fillings }
}

function namedFilling(state: CatalogState, specification: Specification, name: string) {
  if (!hasList(specification)) return filling(state, specification, { Text: name })
  const { FieldValueId, Name } = valueNamed(state, specification.Id, name)
  return { FieldValueId, Text: Name }
}

function knownSpecification(state: CatalogState, owner: Owner, names: Names): Specification | undefined {
  const groups = new Set(groupsNamed(state, owner, names).map(({ Id }) => Id))
  return [...state.specifications.values()].find(
    (each) =>
      groups.has(each.FieldGroupId) &&
      each.IsStockKeepingUnit === owner.isSku &&
      isNamed(each, names.FieldName),
  )
}

function groupsNamed(state: CatalogState, owner: Owner, names: Names): SpecificationGroup[] {
  const places = names.RootLevelSpecification
    ? [rootCategoryId]
    : lineOf(state, owner.categoryId).map(({ Id }) => Id)
  return [...state.groups.values()].filter(
    (group) => places.includes(group.CategoryId) && isNamed(group, names.GroupName),
  )
}

function createSpecification(state: CatalogState, owner: Owner, names: Names): Specification {
  const CategoryId = names.RootLevelSpecification ? rootCategoryId : owner.categoryId
  const group =
    groupsNamed(state, owner, names).find((each) => each.CategoryId === CategoryId) ??
    addGroup(state, CategoryId, names.GroupName)
  const fields: Omit<Specification, 'Id'> = {
    FieldTypeId: owner.isSku ? 5 : 7,
    CategoryId,
    FieldGroupId: group.Id,
    Name: names.FieldName,
    Description: '',
    Position: 1,
    IsFilter: false,
    IsRequired: false,
    IsOnProductDetails: true,
    IsStockKeepingUnit: owner.isSku,
    IsWizard: false,
    IsActive: true,
    IsTopMenuLinkActive: false,
    IsSideMenuLinkActive: false,
    DefaultValue: '',
  }
  return addRecord(state, 'specification', state.specifications, fields)
}
