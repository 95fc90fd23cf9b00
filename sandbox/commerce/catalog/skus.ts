import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Context, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { whyInactive } from './activation'
import { withBody } from './body'
import { maxId, notFound, withSku } from './ids'
import type { Sku } from './records'
import { noteRef, noteSku } from './ref-index'
import { freeId, type CatalogState } from './store'
import { storeSku } from './writes'

const units = [
  ...['un', 'kg', 'g', 'mg', 'm', 'm²', 'm³', 'cm', 'cm²', 'cm³', 'mm', 'mm²', 'mm³'],
  ...['oz', 'lb', 'ft', 'ft²', 'ft³', 'in', 'in²', 'in³'],
]

/** The bodies of POST and PUT SKU. A RefId beyond 50 characters is accepted, as in VTEX's known issue. */
export function skuBodies(kit: ShapeKit) {
  const number = kit.optional(z.number())
  const flag = kit.optional(z.boolean())
  const text = z.string().nullish()
  const put = {
    ProductId: z.int32(),
    IsActive: flag,
    ActivateIfPossible: flag,
    Name: z.string().min(1).max(200),
    RefId: text,
    PackagedHeight: z.number(),
    PackagedLength: z.number(),
    PackagedWidth: z.number(),
    PackagedWeightKg: z.number(),
    Height: number,
    Length: number,
    Width: number,
    WeightKg: number,
    CubicWeight: number,
    IsKit: flag,
    CreationDate: text,
    RewardValue: number,
    EstimatedDateArrival: text,
    ManufacturerCode: text,
    CommercialConditionId: kit.optional(z.int32().min(1)),
    MeasurementUnit: z.enum(units).nullish(),
    UnitMultiplier: number,
    ModalType: text,
    KitItensSellApart: flag,
    Videos: z.array(z.string()).nullish(),
  }
  return {
    put: kit.object(put),
    post: kit.object({ ...put, Id: kit.optional(z.int().min(1).max(maxId)) }),
  }
}

type Bodies = ReturnType<typeof skuBodies>

export const getSku: Handler = withSku((_call, sku) => ok(sku))

/**
 * POST creates a SKU, which cannot be active. 409 when id or RefId is taken. Assumptions: 404 for an unknown
 * product; the text for a taken id.
 */
export function postSku({ now }: Context, bodies: Bodies): Handler {
  return (call) =>
    withBody(bodies.post, call, (sent) => {
      const { catalog } = call.state.kept
      if (sent.IsActive) return jsonString(400, 'A SKU can not be created active')
      if (!catalog.products.has(sent.ProductId)) return notFound('product')
      const id = sent.Id ?? freeId(catalog.skus, catalog.nextSkuId)
      if (catalog.skus.has(id)) return jsonString(409, 'Sku already created with this Id')
      const taken = refConflict(catalog, id, sent.RefId)
      if (taken) return jsonString(409, taken)
      const sku = toSku(id, sent, now())
      noteSku(call.state, id, now())
      noteRef(call.state, 'sku', undefined, sku.RefId, now())
      storeSku(catalog, sku)
      if (!sent.Id) catalog.nextSkuId = id + 1
      return ok(sku)
    })
}

/**
 * PUT replaces a SKU: what the body lacks is deleted, booleans become false; a kit stays one. 400 with the
 * reason when it is to be active and cannot be. Assumptions: without RefId and EAN it is refused active or
 * not; one that was active already is asked again.
 */
export function putSku({ now }: Context, bodies: Bodies): Handler {
  return withSku((call, { Id, CreationDate, IsKit, RefId }) =>
    withBody(bodies.put, call, (sent) => {
      const { catalog } = call.state.kept
      if (!catalog.products.has(sent.ProductId)) return notFound('product')
      const taken = refConflict(catalog, Id, sent.RefId)
      if (taken) return jsonString(409, taken)
      const identified = Boolean(sent.RefId) || (catalog.eans.get(Id)?.length ?? 0) > 0
      if (!identified) return jsonString(400, 'A SKU needs a RefId or an EAN')
      const sku = toSku(Id, { CreationDate, ...sent, IsKit: IsKit || sent.IsKit }, now())
      const reason = sku.IsActive ? whyInactive(catalog, sku) : null
      if (reason) return jsonString(400, reason)
      noteRef(call.state, 'sku', RefId, sku.RefId, now())
      storeSku(catalog, sku)
      catalog.skusUpdatedAt.set(Id, new Date(now()).toISOString().slice(0, 19))
      return ok(sku)
    }),
  )
}

function refConflict({ skuIdByRef }: CatalogState, id: number, refId: string | null | undefined) {
  const owner = refId ? skuIdByRef.get(refId) : undefined
  if (owner === undefined || owner === id) return null
  return `Sku can not be created because the RefId is registered in Sku id ${owner}`
}

/** A SKU from what was sent; what is missing has Catalog's empty value. */
export function toSku(id: number, sent: z.infer<Bodies['put']>, now: number): Sku {
  return {
    Id: id,
    ProductId: sent.ProductId,
    IsActive: sent.IsActive ?? false,
    ActivateIfPossible: sent.ActivateIfPossible ?? false,
    Name: sent.Name,
    RefId: sent.RefId ?? '',
    PackagedHeight: sent.PackagedHeight,
    PackagedLength: sent.PackagedLength,
    PackagedWidth: sent.PackagedWidth,
    PackagedWeightKg: sent.PackagedWeightKg,
    Height: sent.Height ?? 0,
    Length: sent.Length ?? 0,
    Width: sent.Width ?? 0,
    WeightKg: sent.WeightKg ?? 0,
    CubicWeight: sent.CubicWeight ?? 0,
    IsKit: sent.IsKit ?? false,
    CreationDate: sent.CreationDate || new Date(now).toISOString().slice(0, 19),
    RewardValue: sent.RewardValue ?? 0,
    EstimatedDateArrival: sent.EstimatedDateArrival ?? null,
    ManufacturerCode: sent.ManufacturerCode ?? '',
    CommercialConditionId: sent.CommercialConditionId ?? 1,
    MeasurementUnit: sent.MeasurementUnit ?? 'un',
    UnitMultiplier: sent.UnitMultiplier ?? 1,
    ModalType: sent.ModalType ?? null,
    KitItensSellApart: sent.KitItensSellApart ?? false,
    Videos: sent.Videos ?? [],
  }
}
