import { z } from 'zod'
import { jsonString, ok } from '../answers'
import { param, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { namedFillings, namesBody } from './by-names'
import { addFilling, fillable, filling, replaceFillings } from './entries'
import { notFound, readId, withSku } from './ids'
import type { Sku, SpecificationEntry } from './records'
import { isRefusal } from './refusals'
import type { CatalogState } from './store'

/** The bodies of POST, PUT and PUT by names of SKU specifications. */
export function skuSpecificationBodies(kit: ShapeKit) {
  const FieldId = z.int32()
  const Text = z.string().nullish()
  return {
    post: kit.object({ FieldId, FieldValueId: kit.optional(z.int32()), Text }),
    put: kit.object({
      Id: z.int32(),
      SkuId: kit.optional(z.int32()),
      FieldId,
      FieldValueId: z.int32(),
      Text,
    }),
    names: namesBody(kit),
  }
}

type Bodies = ReturnType<typeof skuSpecificationBodies>

export const listSkuSpecifications: Handler = withSku(({ state }, { Id }) =>
  ok(entriesOf(state.kept.catalog, Id).map((entry) => shown(entry, Id))),
)

/** POST fills a specification of the SKU. Assumption: a value it had is replaced. */
export function postSkuSpecification({ post }: Bodies): Handler {
  return withSku((call, sku) =>
    withBody(post, call, (sent) => {
      const { catalog } = call.state.kept
      const specification = fillable(catalog, ownerOf(catalog, sku), sent.FieldId)
      if (isRefusal(specification)) return specification
      const filled = filling(catalog, specification, sent)
      if (isRefusal(filled)) return filled
      const { entries, entry } = addFilling(catalog, entriesOf(catalog, sku.Id), specification, filled)
      catalog.skuSpecifications.set(sku.Id, entries)
      return ok(shown(entry, sku.Id))
    }),
  )
}

/** PUT changes the value of an entry, nothing else. Assumption: 404 for an id that the SKU does not have. */
export function putSkuSpecification({ put }: Bodies): Handler {
  return withSku((call, sku) =>
    withBody(put, call, (sent) => {
      const { catalog } = call.state.kept
      const entries = entriesOf(catalog, sku.Id)
      const old = entries.find(({ Id, FieldId }) => Id === sent.Id && FieldId === sent.FieldId)
      const specification = old && catalog.specifications.get(old.FieldId)
      if (!specification) return notFound('specification')
      const filled = filling(catalog, specification, sent)
      if (isRefusal(filled)) return filled
      const changed = { ...old, ...filled }
      catalog.skuSpecifications.set(
        sku.Id,
        entries.map((entry) => (entry === old ? changed : entry)),
      )
      return ok([shown(changed, sku.Id)])
    }),
  )
}

/** PUT fills a specification by names and creates what is missing. */
export function putSkuValues({ names }: Bodies): Handler {
  return withSku((call, sku) =>
    withBody(names, call, (sent) => {
      const { catalog } = call.state.kept
      const named = namedFillings(catalog, ownerOf(catalog, sku), sent)
      if (isRefusal(named)) return named
      const old = entriesOf(catalog, sku.Id)
      const { entries, own } = replaceFillings(catalog, old, named.specification, named.fillings)
      catalog.skuSpecifications.set(sku.Id, entries)
      return ok(own.map((entry) => shown(entry, sku.Id)))
    }),
  )
}

export const deleteSkuSpecifications: Handler = withSku(({ state }, { Id }) => {
  state.kept.catalog.skuSpecifications.delete(Id)
  return ok()
})

/** DELETE one. Assumption: the id is the entry's own, or its FieldId as for products. */
export const deleteSkuSpecification: Handler = withSku((call, sku) => {
  const { catalog } = call.state.kept
  const id = readId(param(call, 'specificationId'))
  if (id === null) return jsonString(400, 'The specification id is not valid')
  const entries = entriesOf(catalog, sku.Id)
  const own = entries.find((entry) => entry.Id === id) ?? entries.find(({ FieldId }) => FieldId === id)
  if (!own) return notFound('specification')
  catalog.skuSpecifications.set(
    sku.Id,
    entries.filter((entry) => entry !== own),
  )
  return ok()
})

function entriesOf({ skuSpecifications }: CatalogState, skuId: number): SpecificationEntry[] {
  return skuSpecifications.get(skuId) ?? []
}

function ownerOf({ products }: CatalogState, { ProductId }: Sku) {
  return { categoryId: products.get(ProductId)?.CategoryId ?? 0, isSku: true }
}

function shown({ Id, FieldId, FieldValueId, Text }: SpecificationEntry, SkuId: number) {
  return { Id, SkuId, FieldId, FieldValueId, Text }
}
