import { z } from 'zod'
import { jsonString, ok, text } from '../answers'
import { param, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { namedFillings, namesBody } from './by-names'
import { addFilling, fillable, filling, replaceFillings, visible } from './entries'
import { readId, withProduct } from './ids'
import type { Product, SpecificationEntry } from './records'
import { isRefusal } from './refusals'
import { hasList } from './specification-values'
import type { CatalogState } from './store'

/** The bodies of POST product specification and PUT by names. */
export function productSpecificationBodies(kit: ShapeKit) {
  return {
    post: kit.object({
      FieldId: z.int32(),
      FieldValueId: kit.optional(z.int32()),
      Text: z.string().max(3_500).nullish(),
    }),
    names: namesBody(kit),
  }
}

type Bodies = ReturnType<typeof productSpecificationBodies>

/** GET what a product has in its specifications. */
export const listProductSpecifications: Handler = withProduct(({ state }, { Id }) => {
  const { catalog } = state.kept
  return ok(visible(catalog, entriesOf(catalog, Id)).map((entry) => shown(entry, Id)))
})

/** POST fills a specification: one more value in a checkbox, the value in any other (assumption). */
export function postProductSpecification({ post }: Bodies): Handler {
  return withProduct((call, product) =>
    withBody(post, call, (sent) => {
      const { catalog } = call.state.kept
      const specification = fillable(catalog, ownerOf(product), sent.FieldId)
      if (isRefusal(specification)) return specification
      const filled = filling(catalog, specification, sent)
      if (isRefusal(filled)) return filled
      const { entries, entry } = addFilling(catalog, entriesOf(catalog, product.Id), specification, filled)
      catalog.productSpecifications.set(product.Id, entries)
      return ok(shown(entry, product.Id))
    }),
  )
}

/** PUT fills a specification by names and creates what is missing. Assumption: it replaces what was there. */
export function putProductValues({ names }: Bodies): Handler {
  return withProduct((call, product) =>
    withBody(names, call, (sent) => {
      const { catalog } = call.state.kept
      const named = namedFillings(catalog, ownerOf(product), sent)
      if (isRefusal(named)) return named
      const old = entriesOf(catalog, product.Id)
      const { entries, own } = replaceFillings(catalog, old, named.specification, named.fillings)
      catalog.productSpecifications.set(product.Id, entries)
      return ok(own.map((entry) => shown(entry, product.Id)))
    }),
  )
}

export const deleteProductSpecifications: Handler = withProduct(({ state }, { Id }) => {
  state.kept.catalog.productSpecifications.delete(Id)
  return ok()
})

/** DELETE one: by its own id, but by FieldId where the specification has a list of values; else 404. */
export const deleteProductSpecification: Handler = withProduct((call, { Id }) => {
  const { catalog } = call.state.kept
  const id = readId(param(call, 'specificationId'))
  if (id === null) return jsonString(400, 'The specification id is not valid')
  const entries = entriesOf(catalog, Id)
  const left = entries.filter((entry) => idForDeletion(catalog, entry) !== id)
  if (left.length === entries.length) return text(404, 'Not Found')
  catalog.productSpecifications.set(Id, left)
  return ok()
})

export function entriesOf({ productSpecifications }: CatalogState, productId: number): SpecificationEntry[] {
  return productSpecifications.get(productId) ?? []
}

export function ownerOf({ CategoryId }: Product) {
  return { categoryId: CategoryId, isSku: false }
}

function idForDeletion({ specifications }: CatalogState, { Id, FieldId }: SpecificationEntry): number {
  const specification = specifications.get(FieldId)
  return specification && hasList(specification) ? FieldId : Id
}

function shown({ Id, FieldId, FieldValueId, Text }: SpecificationEntry, ProductId: number) {
  return { Id, ProductId, FieldId, FieldValueId, Text }
}
