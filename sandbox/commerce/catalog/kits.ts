import { z } from 'zod'
import { jsonString, ok } from '../answers'
import { completeAmounts } from '../pricing/base-price'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import type { Kept } from '../state'
import { withBody } from './body'
import { notFound, readId, withRecord } from './ids'
import type { KitPart } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The body of POST SKU kit. UnitPrice in currency units. */
export function kitBody(kit: ShapeKit) {
  return kit.object({
    StockKeepingUnitParent: z.int32(),
    StockKeepingUnitId: z.int32(),
    Quantity: z.int32().min(1),
    UnitPrice: z.number().min(0),
  })
}

type Body = ReturnType<typeof kitBody>

function withPart(handle: (call: Call, part: KitPart) => Answered): Handler {
  return withRecord({ parameter: 'kitId', name: 'kit', records: ({ kitParts }) => kitParts }, handle)
}

export const getKitPart: Handler = withPart((_call, part) => ok(part))

/**
 * GET the parts of a kit (parentSkuId) or the rows of a component (skuId). Assumption: a list; the reference
 * shows one object, which cannot hold a kit of two.
 */
export const listKitParts: Handler = (call) => {
  const wanted = partsOfQuery(call)
  return wanted ? ok(wanted) : jsonString(400, 'skuId or parentSkuId is required')
}

/**
 * POST adds a component to a kit, itself included (known issue). The kit's price in Pricing is that of the
 * first component only (known issue), unless somebody set one. Assumptions: UnitPrice times Quantity; 400 when
 * the parent is no kit; the same component may be added twice.
 */
export function postKitPart(body: Body): Handler {
  return (call) =>
    withBody(body, call, (sent) => {
      const { kept } = call.state
      const parent = kept.catalog.skus.get(sent.StockKeepingUnitParent)
      if (!parent || !kept.catalog.skus.has(sent.StockKeepingUnitId)) return notFound('SKU')
      if (!parent.IsKit) return jsonString(400, 'The SKU is not a kit')
      const isFirst = partsOf(kept.catalog, parent.Id).length === 0
      const part = addRecord(kept.catalog, 'kit', kept.catalog.kitParts, sent)
      if (isFirst) priceKit(kept, part)
      return ok(part)
    })
}

export const deleteKitPart: Handler = withPart(({ state }, { Id }) => {
  state.kept.catalog.kitParts.delete(Id)
  return ok()
})

/** DELETE all components of a kit (parentSkuId), or a component wherever it is (skuId). */
export const deleteKitParts: Handler = (call) => {
  const wanted = partsOfQuery(call)
  if (!wanted) return jsonString(400, 'skuId or parentSkuId is required')
  for (const { Id } of wanted) call.state.kept.catalog.kitParts.delete(Id)
  return ok()
}

/** The components of a kit. */
export function partsOf({ kitParts }: CatalogState, parentSkuId: number): KitPart[] {
  return [...kitParts.values()].filter(({ StockKeepingUnitParent }) => StockKeepingUnitParent === parentSkuId)
}

function partsOfQuery({ state, request: { query } }: Call): KitPart[] | null {
  const [skuId, parentSkuId] = [readId(query.get('skuId')), readId(query.get('parentSkuId'))]
  if (skuId === null && parentSkuId === null) return null
  return [...state.kept.catalog.kitParts.values()].filter(
    (part) =>
      (skuId === null || part.StockKeepingUnitId === skuId) &&
      (parentSkuId === null || part.StockKeepingUnitParent === parentSkuId),
  )
}

function priceKit({ catalog, pricing }: Kept, part: KitPart): void {
  if (catalog.kitsWithOwnPrice.has(part.StockKeepingUnitParent)) return
  const amounts = completeAmounts({ basePrice: part.UnitPrice * part.Quantity })
  if (typeof amounts === 'string') return
  pricing.prices.set(part.StockKeepingUnitParent, { listPrice: null, ...amounts, fixedPrices: [] })
}
