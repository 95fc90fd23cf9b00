import { z } from 'zod'
import { ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { withRecord } from './ids'
import type { Attachment } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The body of POST and PUT attachment. */
export function attachmentBody(kit: ShapeKit) {
  return kit.object({
    Name: z.string().min(1),
    IsRequired: z.boolean(),
    IsActive: z.boolean(),
    Domains: z.array(
      kit.object({ FieldName: z.string(), MaxCaracters: z.string(), DomainValues: z.string().nullish() }),
    ),
  })
}

type Body = ReturnType<typeof attachmentBody>

function withAttachment(handle: (call: Call, attachment: Attachment) => Answered): Handler {
  const finder = {
    parameter: 'attachmentid',
    name: 'attachment',
    records: ({ attachments }: CatalogState) => attachments,
  }
  return withRecord(finder, handle)
}

export const getAttachment: Handler = withAttachment((_call, attachment) => ok(attachment))

/** GET all attachments. Assumption: always on one page. */
export const listAttachments: Handler = ({ state }) => {
  const Data = [...state.kept.catalog.attachments.values()]
  return ok({ Page: 1, Size: Data.length, TotalRows: Data.length, TotalPage: 1, Data })
}

export function postAttachment(body: Body): Handler {
  return (call) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      return ok(addRecord(catalog, 'attachment', catalog.attachments, toFields(sent)))
    })
}

export function putAttachment(body: Body): Handler {
  return withAttachment((call, { Id }) =>
    withBody(body, call, (sent) => {
      const attachment = { Id, ...toFields(sent) }
      call.state.kept.catalog.attachments.set(Id, attachment)
      return ok(attachment)
    }),
  )
}

/** DELETE an attachment. Assumption: with what associates it. */
export const deleteAttachment: Handler = withAttachment(({ state }, { Id }) => {
  const { attachments, skuAttachments, serviceTypeAttachments } = state.kept.catalog
  attachments.delete(Id)
  for (const associations of [skuAttachments, serviceTypeAttachments]) {
    for (const each of [...associations.values()]) if (each.AttachmentId === Id) associations.delete(each.Id)
  }
  return ok()
})

function toFields({ Name, IsRequired, IsActive, Domains }: z.infer<Body>): Omit<Attachment, 'Id'> {
  const domains = Domains.map((domain) => ({ ...domain, DomainValues: domain.DomainValues ?? null }))
  return { Name, IsRequired, IsActive, Domains: domains }
}
