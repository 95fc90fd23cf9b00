import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, readId, withRecord } from './ids'
import type { ServiceType, ServiceTypeAttachment } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The bodies of SKU service types and of their attachments. */
export function serviceTypeBodies(kit: ShapeKit) {
  const flag = z.boolean()
  return {
    type: kit.object({
      Name: z.string().min(1),
      IsActive: flag,
      ShowOnProductFront: flag,
      ShowOnCartFront: flag,
      ShowOnAttachmentFront: flag,
      ShowOnFileUpload: flag,
      IsGiftCard: flag,
      IsRequired: flag,
    }),
    attachment: kit.object({ AttachmentId: z.int32(), SkuServiceTypeId: z.int32() }),
  }
}

type Bodies = ReturnType<typeof serviceTypeBodies>

function withType(handle: (call: Call, type: ServiceType) => Answered): Handler {
  const finder = {
    parameter: 'skuServiceTypeId',
    name: 'SKU service type',
    records: ({ serviceTypes }: CatalogState) => serviceTypes,
  }
  return withRecord(finder, handle)
}

function withAssociation(handle: (call: Call, association: ServiceTypeAttachment) => Answered): Handler {
  const finder = {
    parameter: 'skuServiceTypeAttachmentId',
    name: 'SKU service type attachment',
    records: ({ serviceTypeAttachments }: CatalogState) => serviceTypeAttachments,
  }
  return withRecord(finder, handle)
}

export const getServiceType: Handler = withType((_call, type) => ok(type))

export function postServiceType({ type }: Bodies): Handler {
  return (call) =>
    withBody(type, call, (sent) => {
      const { catalog } = call.state.kept
      return ok(addRecord(catalog, 'service type', catalog.serviceTypes, sent))
    })
}

export function putServiceType({ type }: Bodies): Handler {
  return withType((call, { Id }) =>
    withBody(type, call, (sent) => {
      const changed = { Id, ...sent }
      call.state.kept.catalog.serviceTypes.set(Id, changed)
      return ok(changed)
    }),
  )
}

/** DELETE a service type. Assumption: 400 while it has values or services. */
export const deleteServiceType: Handler = withType(({ state }, { Id }) => {
  const { serviceTypes, serviceValues, services } = state.kept.catalog
  const users = [...serviceValues.values(), ...services.values()]
  if (users.some(({ SkuServiceTypeId }) => SkuServiceTypeId === Id)) {
    return jsonString(400, 'The SKU service type is in use')
  }
  serviceTypes.delete(Id)
  return ok()
})

export function postTypeAttachment({ attachment }: Bodies): Handler {
  return (call) =>
    withBody(attachment, call, (sent) => {
      const { catalog } = call.state.kept
      if (!catalog.attachments.has(sent.AttachmentId)) return notFound('attachment')
      if (!catalog.serviceTypes.has(sent.SkuServiceTypeId)) return notFound('SKU service type')
      return ok(addRecord(catalog, 'service type attachment', catalog.serviceTypeAttachments, sent))
    })
}

export const deleteTypeAttachment: Handler = withAssociation(({ state }, { Id }) => {
  state.kept.catalog.serviceTypeAttachments.delete(Id)
  return ok()
})

/** DELETE the associations of an attachment or of a service type; of both only theirs. */
export const deleteTypeAttachments: Handler = ({ state, request: { query } }) => {
  const { serviceTypeAttachments } = state.kept.catalog
  const [attachmentId, typeId] = [readId(query.get('attachmentId')), readId(query.get('skuServiceTypeId'))]
  if (attachmentId === null && typeId === null) {
    return jsonString(400, 'attachmentId or skuServiceTypeId is required')
  }
  for (const each of [...serviceTypeAttachments.values()]) {
    const isOfAttachment = attachmentId === null || each.AttachmentId === attachmentId
    const isOfType = typeId === null || each.SkuServiceTypeId === typeId
    if (isOfAttachment && isOfType) serviceTypeAttachments.delete(each.Id)
  }
  return ok()
}
