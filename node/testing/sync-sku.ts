import { images } from '../flows/images'
import type { ImagesRecord } from '../flows/images/schema'
import type { MatchRule } from '../flows/flow'
import { skus } from '../flows/skus'
import type { SkuTarget } from '../flows/skus/live'
import type { SkuRecord } from '../flows/skus/schema'
import type { MemorySkus } from './sku-store'

/** Reads, plans and applies once, as the engine does; products and components have the id their ref ends with. */
export async function syncSku(store: MemorySkus, record: SkuRecord, vtexId = '', match: MatchRule = 'refId') {
  const idIn = (ref: string): string => /\d+$/.exec(ref)?.[0] ?? ''
  const target: SkuTarget = {
    vtexId,
    match,
    productId: idIn(record.productRef ?? ''),
    parts: new Map((record.kit ?? []).map(({ skuRef }) => [skuRef, idIn(skuRef)])),
    fields: new Map((record.specifications ?? []).flatMap(({ ref }) => (ref ? [[ref, idIn(ref)]] : []))),
  }
  const read = await skus.read(target, store.clients, { key: [record.ref], record })
  if (read.isErr()) return { failed: read.error }
  const live = read.value
  const found = { ...target, vtexId: live && skus.idOf ? skus.idOf(live) : '' }
  const plan = skus.plan(record, live, found)
  if (plan.isErr()) return { failed: plan.error }
  const fields = plan.value.map(({ field }) => field)
  if (fields.length === 0) return { fields }
  const work = { plan: plan.value, record, live, target: found, acceptedAt: '2026-03-01T12:00:00Z' }
  const done = await skus.apply(work, store.clients)
  return done.isErr()
    ? { fields, failed: done.error }
    : { fields, vtexId: done.value.vtexId, pending: done.value.pending }
}

/** Reads, plans and applies once, as the engine does, for the SKU with id 7. */
export async function syncImages(store: MemorySkus, record: ImagesRecord) {
  const target = { vtexId: '7' }
  const wanted = { key: ['MUG'], record }
  const live = (await images.read(target, store.clients, wanted))._unsafeUnwrap()
  const plan = images.plan(record, live, target)._unsafeUnwrap()
  const fields = plan.map(({ field }) => field)
  if (fields.length === 0) return { fields }
  const done = await images.apply({ plan, record, live, target, acceptedAt: '' }, store.clients)
  return done.isErr() ? { fields, failed: done.error } : { fields }
}
