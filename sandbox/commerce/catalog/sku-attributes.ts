import { z } from 'zod'
import { ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, withRecord, withSku } from './ids'
import type { SkuAttribute } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The body of POST and PUT SKU attribute. */
export function attributeBody(kit: ShapeKit) {
  return kit.object({
    SpecificationName: z.string().min(1),
    SpecificationValue: z.string().max(3_500),
    IsVisible: kit.optional(z.boolean()),
  })
}

type Body = ReturnType<typeof attributeBody>

function withAttribute(handle: (call: Call, attribute: SkuAttribute) => Answered): Handler {
  const finder = {
    parameter: 'skuAttributeId',
    name: 'attribute',
    records: ({ attributes }: CatalogState) => attributes,
  }
  return withSku((call, { Id }) =>
    withRecord(finder, (_call, attribute) =>
      attribute.SkuId === Id ? handle(call, attribute) : notFound('attribute'),
    )(call),
  )
}

/** GET a SKU's attributes: free texts that make no variant. */
export const listAttributes: Handler = withSku(({ state }, { Id }) =>
  ok(attributesOf(state.kept.catalog, Id)),
)

export const getAttribute: Handler = withAttribute((_call, attribute) => ok(attribute))

/** POST adds an attribute. Assumptions: names may repeat; visible only when asked for. */
export function postAttribute(body: Body): Handler {
  return withSku((call, { Id }) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      return ok(addRecord(catalog, 'attribute', catalog.attributes, toFields(Id, sent)))
    }),
  )
}

export function putAttribute(body: Body): Handler {
  return withAttribute((call, { Id, SkuId }) =>
    withBody(body, call, (sent) => {
      const attribute = { Id, ...toFields(SkuId, sent) }
      call.state.kept.catalog.attributes.set(Id, attribute)
      return ok(attribute)
    }),
  )
}

export const deleteAttribute: Handler = withAttribute(({ state }, { Id }) => {
  state.kept.catalog.attributes.delete(Id)
  return ok()
})

export const deleteAttributes: Handler = withSku(({ state }, sku) => {
  const { catalog } = state.kept
  for (const { Id } of attributesOf(catalog, sku.Id)) catalog.attributes.delete(Id)
  return ok()
})

function attributesOf({ attributes }: CatalogState, skuId: number): SkuAttribute[] {
  return [...attributes.values()].filter(({ SkuId }) => SkuId === skuId)
}

function toFields(SkuId: number, sent: z.infer<Body>): Omit<SkuAttribute, 'Id'> {
  return {
    SkuId,
    SpecificationName: sent.SpecificationName,
    SpecificationValue: sent.SpecificationValue,
    IsVisible: sent.IsVisible ?? false,
  }
}
