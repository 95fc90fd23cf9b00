import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { ApiResponse } from '../../http'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, withRecord } from './ids'
import type { ServiceValue, SkuService } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The bodies of SKU service values (amounts in currency units) and of SKU services. */
export function serviceBodies(kit: ShapeKit) {
  const SkuServiceTypeId = z.int32()
  const Name = z.string().min(1)
  return {
    value: kit.object({ SkuServiceTypeId, Name, Value: z.number(), Cost: z.number() }),
    service: kit.object({
      SkuServiceTypeId,
      SkuServiceValueId: z.int32(),
      SkuId: z.int32(),
      Name,
      Text: z.string(),
      IsActive: z.boolean(),
    }),
  }
}

type Bodies = ReturnType<typeof serviceBodies>

function withValue(handle: (call: Call, value: ServiceValue) => Answered): Handler {
  const finder = {
    parameter: 'skuServiceValueId',
    name: 'SKU service value',
    records: ({ serviceValues }: CatalogState) => serviceValues,
  }
  return withRecord(finder, handle)
}

function withService(handle: (call: Call, service: SkuService) => Answered): Handler {
  const finder = {
    parameter: 'skuServiceId',
    name: 'SKU service',
    records: ({ services }: CatalogState) => services,
  }
  return withRecord(finder, handle)
}

/**
 * The services of a SKU as its context shows them: by type, each offer an option whose Id is that of the SKU service,
 * as integrators read it. Assumption: only active offers of active types.
 */
export function servicesOf({ services, serviceTypes, serviceValues }: CatalogState, skuId: number) {
  const offers = [...services.values()].filter(({ SkuId, IsActive }) => SkuId === skuId && IsActive)
  return [...serviceTypes.values()].flatMap(({ Id, Name, IsActive, IsGiftCard, IsRequired }) => {
    const own = offers.filter(({ SkuServiceTypeId }) => SkuServiceTypeId === Id)
    if (!IsActive || own.length === 0) return []
    const Options = own.map((offer) => ({
      ...{ Id: offer.Id, Name: offer.Name, Description: offer.Text },
      Price: serviceValues.get(offer.SkuServiceValueId)?.Value ?? 0,
    }))
    return [{ ServiceTypeId: Id, Name, IsGiftCard, IsRequired, Options }]
  })
}

const sameName = () =>
  jsonString(400, 'There is already a value with this name created for this Service Type')

/** Whether the type has a value of that name already, another than this one. */
function isTaken(
  { serviceValues }: CatalogState,
  sent: Pick<ServiceValue, 'SkuServiceTypeId' | 'Name'>,
  own?: number,
): boolean {
  return [...serviceValues.values()].some(
    ({ Id, SkuServiceTypeId, Name }) =>
      Id !== own && SkuServiceTypeId === sent.SkuServiceTypeId && Name === sent.Name,
  )
}

export const getServiceValue: Handler = withValue((_call, value) => ok(value))

export function postServiceValue({ value }: Bodies): Handler {
  return (call) =>
    withBody(value, call, (sent) => {
      const { catalog } = call.state.kept
      if (!catalog.serviceTypes.has(sent.SkuServiceTypeId)) return notFound('SKU service type')
      if (isTaken(catalog, sent)) return sameName()
      return ok(addRecord(catalog, 'service value', catalog.serviceValues, sent))
    })
}

export function putServiceValue({ value }: Bodies): Handler {
  return withValue((call, { Id }) =>
    withBody(value, call, (sent) => {
      const { catalog } = call.state.kept
      if (!catalog.serviceTypes.has(sent.SkuServiceTypeId)) return notFound('SKU service type')
      if (isTaken(catalog, sent, Id)) return sameName()
      const changed = { Id, ...sent }
      catalog.serviceValues.set(Id, changed)
      return ok(changed)
    }),
  )
}

/** DELETE a service value. Assumption: 400 while services have it. */
export const deleteServiceValue: Handler = withValue(({ state }, { Id }) => {
  const { serviceValues, services } = state.kept.catalog
  const isUsed = [...services.values()].some(({ SkuServiceValueId }) => SkuServiceValueId === Id)
  if (isUsed) return jsonString(400, 'The SKU service value is in use')
  serviceValues.delete(Id)
  return ok()
})

export const getService: Handler = withService((_call, service) => ok(service))

/** POST gives a SKU a service. Assumptions: 404 for what is missing, 400 for a value of another type. */
export function postService({ service }: Bodies): Handler {
  return (call) =>
    withBody(service, call, (sent) => {
      const { catalog } = call.state.kept
      return refuse(catalog, sent) ?? ok(addRecord(catalog, 'service', catalog.services, sent))
    })
}

export function putService({ service }: Bodies): Handler {
  return withService((call, { Id }) =>
    withBody(service, call, (sent) => {
      const { catalog } = call.state.kept
      const refusal = refuse(catalog, sent)
      if (refusal) return refusal
      const changed = { Id, ...sent }
      catalog.services.set(Id, changed)
      return ok(changed)
    }),
  )
}

export const deleteService: Handler = withService(({ state }, { Id }) => {
  state.kept.catalog.services.delete(Id)
  return ok()
})

function refuse(state: CatalogState, sent: Omit<SkuService, 'Id'>): ApiResponse | null {
  if (!state.skus.has(sent.SkuId)) return notFound('SKU')
  if (!state.serviceTypes.has(sent.SkuServiceTypeId)) return notFound('SKU service type')
  const value = state.serviceValues.get(sent.SkuServiceValueId)
  if (!value) return notFound('SKU service value')
  if (value.SkuServiceTypeId === sent.SkuServiceTypeId) return null
  return jsonString(400, 'The SKU service value is of another type')
}
