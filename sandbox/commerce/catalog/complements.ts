import { z } from 'zod'
import { ok } from '../answers'
import { param, type Answered, type Call, type Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, withRecord, withSku } from './ids'
import type { Complement } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The body of POST SKU complement. 1 accessory, 2 suggestion, 3 similar product, 5 show together. */
export function complementBody(kit: ShapeKit) {
  return kit.object({
    ParentSkuId: z.int32(),
    SkuId: z.int32(),
    ComplementTypeId: z.int32().refine((type) => [1, 2, 3, 5].includes(type), 'there is no such type'),
  })
}

function withComplement(handle: (call: Call, complement: Complement) => Answered): Handler {
  const finder = {
    parameter: 'skuComplementId',
    name: 'SKU complement',
    records: ({ complements }: CatalogState) => complements,
  }
  return withRecord(finder, handle)
}

/** GET one, as a list of one: the reference has it so. */
export const getComplement: Handler = withComplement((_call, complement) => ok([complement]))

/** GET the complements of a SKU. */
export const listComplements: Handler = withSku(({ state }, { Id }) =>
  ok(complementsOf(state.kept.catalog, Id)),
)

/** GET those of one type. */
export const listComplementsOfType: Handler = withSku((call, { Id }) => {
  const all = complementsOf(call.state.kept.catalog, Id)
  return ok(
    all.filter(({ ComplementTypeId }) => String(ComplementTypeId) === param(call, 'complementTypeId')),
  )
})

/** GET the ids of those of one type. */
export const listComplementsByParent: Handler = withRecord(
  { parameter: 'parentSkuId', name: 'SKU', records: ({ skus }) => skus },
  (call, { Id }) => {
    const type = param(call, 'type')
    const wanted = complementsOf(call.state.kept.catalog, Id).filter(
      ({ ComplementTypeId }) => String(ComplementTypeId) === type,
    )
    return ok({ ParentSkuId: Id, ComplementSkuIds: wanted.map(({ SkuId }) => SkuId), Type: type })
  },
)

/** POST adds a complement; the answer is a list of one. Assumption: the same may be added twice. */
export function postComplement(body: ReturnType<typeof complementBody>): Handler {
  return (call) =>
    withBody(body, call, ({ SkuId, ParentSkuId, ComplementTypeId }) => {
      const { catalog } = call.state.kept
      if (!catalog.skus.has(SkuId) || !catalog.skus.has(ParentSkuId)) return notFound('SKU')
      const fields = { SkuId, ParentSkuId, ComplementTypeId }
      return ok([addRecord(catalog, 'complement', catalog.complements, fields)])
    })
}

export const deleteComplement: Handler = withComplement(({ state }, { Id }) => {
  state.kept.catalog.complements.delete(Id)
  return ok()
})

// Assumption: "of a SKU" means those that hang on it as the parent.
function complementsOf({ complements }: CatalogState, parentSkuId: number): Complement[] {
  return [...complements.values()].filter(({ ParentSkuId }) => ParentSkuId === parentSkuId)
}
