import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../delivery/deps'
import { meter } from '../delivery/sync'
import type { Failure } from '../errors/failure'
import { plainId } from '../flows/customers/ids'
import { readCustomer } from '../flows/customers/read'
import { shownCustomer, type ShownCustomer } from './shown'

/** One of them. */
export type CustomerQuery =
  | { by: 'email' | 'document'; value: string }
  /** VTEX's id. */
  | { by: 'vtexId'; value: string }

/** Customers of one e-mail address or document; more would be a mistake in the store. */
const FEW = 10
const PATIENCE_MILLISECONDS = 20_000

/** The customers that have an e-mail address, a document or an id, whole and with their addresses. */
export async function findCustomers(
  deps: Deps,
  query: CustomerQuery,
): Promise<Result<ShownCustomer[], Failure>> {
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const { clients } = meter({ deps, options: { priority: 'interactive', deadline } })
  const found =
    query.by === 'vtexId'
      ? ok([{ id: query.value }])
      : await clients.customers.search(`${query.by}=${query.value}`, { fields: ['id'], count: FEW })
  if (found.isErr()) return err(found.error)
  const customers: ShownCustomer[] = []
  for (const id of new Set(found.value.map((each) => plainId(each.id)))) {
    const target = { vtexId: id, match: 'vtexId' } as const
    const live = await readCustomer(target, clients, { key: [id], record: null })
    if (live.isErr()) return err(live.error)
    if (live.value) customers.push(shownCustomer(live.value.customer, live.value.addresses))
  }
  return ok(customers)
}
