import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { notFound, readId, withRecord, withSku } from './ids'
import type { SkuAttachment } from './sku-records'
import { addRecord, type CatalogState } from './store'

/** The bodies that associate attachments with a SKU: one by id, or all by name. */
export function skuAttachmentBodies(kit: ShapeKit) {
  return {
    one: kit.object({ AttachmentId: z.int32(), SkuId: z.int32() }),
    all: kit.object({ SkuId: z.int32(), AttachmentNames: z.array(z.string()) }),
  }
}

type Bodies = ReturnType<typeof skuAttachmentBodies>

function withAssociation(handle: (call: Call, association: SkuAttachment) => Answered): Handler {
  const finder = {
    parameter: 'skuAttachmentAssociationId',
    name: 'SKU attachment',
    records: ({ skuAttachments }: CatalogState) => skuAttachments,
  }
  return withRecord(finder, handle)
}

export const listSkuAttachments: Handler = withSku(({ state }, { Id }) =>
  ok(associationsOf(state.kept.catalog, Id)),
)

/** POST associates one. Assumption: a second time answers the first association. */
export function postSkuAttachment({ one }: Bodies): Handler {
  return (call) =>
    withBody(one, call, ({ AttachmentId, SkuId }) => {
      const { catalog } = call.state.kept
      if (!catalog.skus.has(SkuId)) return notFound('SKU')
      if (!catalog.attachments.has(AttachmentId)) return notFound('attachment')
      const known = associationsOf(catalog, SkuId).find((each) => each.AttachmentId === AttachmentId)
      return ok(known ?? associate(catalog, SkuId, AttachmentId))
    })
}

/** POST takes all attachments of a SKU away and associates the named ones. Assumption: 404 for an unknown name. */
export function associateByName({ all }: Bodies): Handler {
  return (call) =>
    withBody(all, call, ({ SkuId, AttachmentNames }) => {
      const { catalog } = call.state.kept
      if (!catalog.skus.has(SkuId)) return notFound('SKU')
      const byName = new Map([...catalog.attachments.values()].map(({ Name, Id }) => [Name, Id]))
      const ids = AttachmentNames.flatMap((name) => byName.get(name) ?? [])
      if (ids.length < AttachmentNames.length) return notFound('attachment')
      remove(catalog, (each) => each.SkuId === SkuId)
      for (const id of new Set(ids)) associate(catalog, SkuId, id)
      return ok()
    })
}

export const deleteSkuAttachment: Handler = withAssociation(({ state }, { Id }) => {
  state.kept.catalog.skuAttachments.delete(Id)
  return ok()
})

/** DELETE the associations of a SKU or of an attachment; of both only theirs. */
export const deleteSkuAttachments: Handler = ({ state, request: { query } }) => {
  const [skuId, attachmentId] = [readId(query.get('skuId')), readId(query.get('attachmentId'))]
  if (skuId === null && attachmentId === null) {
    return jsonString(400, 'skuId or attachmentId is required')
  }
  remove(
    state.kept.catalog,
    (each) =>
      (skuId === null || each.SkuId === skuId) &&
      (attachmentId === null || each.AttachmentId === attachmentId),
  )
  return ok()
}

/** The attachments associated with a SKU. */
export function associationsOf({ skuAttachments }: CatalogState, skuId: number): SkuAttachment[] {
  return [...skuAttachments.values()].filter(({ SkuId }) => SkuId === skuId)
}

function associate(state: CatalogState, SkuId: number, AttachmentId: number): SkuAttachment {
  return addRecord(state, 'SKU attachment', state.skuAttachments, { AttachmentId, SkuId })
}

function remove({ skuAttachments }: CatalogState, isWanted: (each: SkuAttachment) => boolean): void {
  for (const each of [...skuAttachments.values()]) if (isWanted(each)) skuAttachments.delete(each.Id)
}
