import { z } from 'zod'
import type { ApiResponse } from '../../http'
import { jsonString, ok } from '../answers'
import { param, type Answered, type Call, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { activateWaiting } from './activation'
import { withBody } from './body'
import { specificationsFor } from './category-lines'
import { readId, withRecord } from './ids'
import type { Specification } from './records'
import { addRecord, type CatalogState } from './store'

/** 1 text, 2 lines of text, 4 whole number, 5 combo, 6 radio, 7 checkbox, 8 and 9 indexed text. */
const fieldTypes = [1, 2, 4, 5, 6, 7, 8, 9]
const immutable = ['FieldTypeId', 'CategoryId', 'FieldGroupId', 'IsStockKeepingUnit'] as const

/** The body of POST and PUT specification. */
export function specificationBody(kit: ShapeKit) {
  const flag = kit.optional(z.boolean())
  return kit.object({
    FieldTypeId: z.int32().refine((type) => fieldTypes.includes(type), 'there is no such type'),
    CategoryId: kit.optional(z.int32().min(0)),
    FieldGroupId: z.int32(),
    Name: z.string().min(1).max(100),
    Description: z.string().nullish(),
    Position: kit.optional(z.int32()),
    IsFilter: flag,
    IsRequired: flag,
    IsOnProductDetails: flag,
    IsStockKeepingUnit: flag,
    IsWizard: z.boolean().nullish(),
    IsActive: flag,
    IsTopMenuLinkActive: flag,
    IsSideMenuLinkActive: flag,
    DefaultValue: z.string().nullish(),
  })
}

type Body = ReturnType<typeof specificationBody>
type Fields = Omit<Specification, 'Id'>

function withSpecification(handle: (call: Call, specification: Specification) => Answered): Handler {
  const finder = {
    parameter: 'specificationId',
    name: 'specification',
    records: ({ specifications }: CatalogState) => specifications,
  }
  return withRecord(finder, handle)
}

export const getSpecification: Handler = withSpecification((_call, specification) => ok(specification))

/** GET the specifications of a category itself. */
export const listSpecifications: Handler = ofCategory(({ specifications }, categoryId) =>
  [...specifications.values()].filter(({ CategoryId }) => CategoryId === categoryId),
)

/** GET the specifications of a category with those above it and the root's, which it inherits. */
export const listInherited: Handler = ofCategory(specificationsFor)

/**
 * POST creates a specification. 400 with the documented texts for a group of another category, one above
 * included (known issue), and for a SKU specification that is neither combo nor radio. Assumption: without
 * CategoryId the group's category is meant.
 */
export function postSpecification(body: Body): Handler {
  return (call) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      const group = catalog.groups.get(sent.FieldGroupId)
      if (!group || (sent.CategoryId ?? group.CategoryId) !== group.CategoryId) {
        return jsonString(400, 'Field Group not found in the category')
      }
      const fields = toFields(group.CategoryId, sent)
      return wrongType(fields) ?? ok(addRecord(catalog, 'specification', catalog.specifications, fields))
    })
}

/** PUT replaces what may change. Assumption: 400 that names the key when another type, category or group is sent. */
export function putSpecification(body: Body): Handler {
  return withSpecification((call, old) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      const changed = { Id: old.Id, ...toFields(sent.CategoryId ?? old.CategoryId, sent) }
      const fixed = immutable.find((key) => changed[key] !== old[key])
      if (fixed) return jsonString(400, `The ${fixed} of a specification can not change`)
      catalog.specifications.set(old.Id, changed)
      activateWaiting(catalog, catalog.waitingSkus)
      return ok(changed)
    }),
  )
}

function toFields(CategoryId: number, sent: z.infer<Body>): Fields {
  return {
    FieldTypeId: sent.FieldTypeId,
    CategoryId,
    FieldGroupId: sent.FieldGroupId,
    Name: sent.Name,
    Description: sent.Description ?? '',
    Position: sent.Position ?? 0,
    IsFilter: sent.IsFilter ?? false,
    IsRequired: sent.IsRequired ?? false,
    IsOnProductDetails: sent.IsOnProductDetails ?? false,
    IsStockKeepingUnit: sent.IsStockKeepingUnit ?? false,
    IsWizard: sent.IsWizard ?? false,
    IsActive: sent.IsActive ?? false,
    IsTopMenuLinkActive: sent.IsTopMenuLinkActive ?? false,
    IsSideMenuLinkActive: sent.IsSideMenuLinkActive ?? false,
    DefaultValue: sent.DefaultValue ?? '',
  }
}

function wrongType({ IsStockKeepingUnit, FieldTypeId }: Fields): ApiResponse | null {
  if (!IsStockKeepingUnit || FieldTypeId === 5 || FieldTypeId === 6) return null
  return jsonString(400, 'Sku Field can be only of the Radio or Combo type')
}

function ofCategory(find: (state: CatalogState, categoryId: number) => Specification[]): Handler {
  return (call) => {
    const id = readId(param(call, 'categoryId'))
    if (id === null) return jsonString(400, 'The category id is not valid')
    return ok(
      find(call.state.kept.catalog, id).map(({ Name, CategoryId, Id, IsActive, IsStockKeepingUnit }) => ({
        Name,
        CategoryId,
        FieldId: Id,
        IsActive,
        IsStockKeepingUnit,
      })),
    )
  }
}
