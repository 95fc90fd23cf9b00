import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { specificationsFor } from './category-lines'
import { fillable, filling, replaceFillings, takesMany, visible } from './entries'
import { notFound, withProduct } from './ids'
import { isNamed } from './names'
import { entriesOf, ownerOf } from './product-specifications'
import type { Product, Specification } from './records'
import { allOrRefusal, isRefusal } from './refusals'
import { hasList, valuesOf } from './specification-values'
import type { CatalogState } from './store'

/** The body of POST products/{id}/specification: values by the specification's id or name. */
export function listBody(kit: ShapeKit) {
  return z.array(
    kit.object({
      Value: z.array(z.string().max(3_500)),
      Id: kit.optional(z.int32()),
      Name: z.string().nullish(),
    }),
  )
}

type Body = ReturnType<typeof listBody>
type Item = z.infer<Body>[number]

/** GET a product's specifications with all values of each together. */
export const getSpecificationList: Handler = withProduct(({ state }, { Id }) => {
  const { catalog } = state.kept
  const entries = visible(catalog, entriesOf(catalog, Id))
  return ok(
    [...new Set(entries.map(({ FieldId }) => FieldId))].map((fieldId) => ({
      Value: entries.filter(({ FieldId }) => FieldId === fieldId).map(({ Text }) => Text),
      Id: fieldId,
      Name: catalog.specifications.get(fieldId)?.Name ?? '',
    })),
  )
})

/**
 * POST sets the values of some specifications, which must exist; the others stay. Assumptions: nothing is
 * applied when one is refused; an empty Value clears; values that a list does not have are a 400.
 */
export function postSpecificationList(body: Body): Handler {
  return withProduct((call, product) =>
    withBody(body, call, (items) => {
      const { catalog } = call.state.kept
      const plans = allOrRefusal(items.map((item) => plan(catalog, product, item)))
      if (isRefusal(plans)) return plans
      for (const { specification, fillings } of plans) {
        const old = entriesOf(catalog, product.Id)
        const { entries } = replaceFillings(catalog, old, specification, fillings)
        catalog.productSpecifications.set(product.Id, entries)
      }
      return ok()
    }),
  )
}

function plan(state: CatalogState, product: Product, item: Item) {
  const specification = meant(state, product, item)
  if (isRefusal(specification)) return specification
  if (item.Value.length > 1 && !takesMany(specification)) {
    return jsonString(400, `${specification.Name} takes one value`)
  }
  const fillings = allOrRefusal(item.Value.map((value) => fillingOf(state, specification, value)))
  return isRefusal(fillings) ? fillings : { specification, fillings }
}

function meant(state: CatalogState, product: Product, { Id, Name }: Item) {
  if (Id) return fillable(state, ownerOf(product), Id)
  const named = specificationsFor(state, product.CategoryId).find(
    (each) => !each.IsStockKeepingUnit && isNamed(each, Name ?? ''),
  )
  return named ?? notFound('specification')
}

function fillingOf(state: CatalogState, specification: Specification, value: string) {
  if (!hasList(specification)) return filling(state, specification, { Text: value })
  const known = valuesOf(state, specification.Id).find((each) => isNamed(each, value))
  if (!known) return jsonString(400, `${specification.Name} has no value ${value}`)
  return { FieldValueId: known.FieldValueId, Text: known.Name }
}
