import { products } from '../flows/products'
import { directory } from '../flows/products/fixtures'
import type { ProductRecord } from '../flows/products/schema'
import type { FlowClients, MatchRule, Plan } from '../flows/flow'
import type { MemoryProducts } from './product-store'

/** Locates, reads and plans, and applies where something changes: what the engine does without failures. */
export async function syncProduct(
  store: MemoryProducts,
  record: ProductRecord,
  remembered = '',
  match: MatchRule = 'refId',
) {
  const prepared = await prepareProduct(store, record, remembered, match)
  if (prepared.plan.length > 0) (await products.apply(prepared, clientsOf(store)))._unsafeUnwrap()
  return prepared.plan
}

/** The work for a record; throws what fails. */
export async function prepareProduct(
  store: MemoryProducts,
  record: ProductRecord,
  remembered = '',
  match: MatchRule = 'refId',
) {
  const wanted = { key: products.key(record), record }
  const [located] = await products.locate([wanted], directory(remembered, match))
  if (!located) throw new Error('locate answers one target per record')
  const target = located._unsafeUnwrap()
  const live = (await products.read(target, clientsOf(store), wanted))._unsafeUnwrap()
  const found = { ...target, vtexId: live ? String(live.product.Id) : '' }
  const plan = products.plan(record, live, found)._unsafeUnwrap()
  return { plan, record, live, target: found, acceptedAt: '2026-03-01T12:00:00Z' }
}

/** Applies what was prepared, and answers how it ended. */
export const applyPrepared = (store: MemoryProducts, work: Awaited<ReturnType<typeof prepareProduct>>) =>
  products.apply(work, clientsOf(store))

export const clientsOf = ({ clients }: MemoryProducts) => clients as FlowClients

export const fieldsOf = (plan: Plan): string[] => plan.map(({ field }) => field)
