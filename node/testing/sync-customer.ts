import { customers } from '../flows/customers'
import type { CustomerRecord } from '../flows/customers/schema'
import type { MatchRule } from '../flows/flow'
import type { MemoryCustomers } from './customer-store'

/** Reads, plans and applies once; the fields of the plan, or the code of the failure. */
export async function syncCustomer(
  store: MemoryCustomers,
  record: CustomerRecord,
  { vtexId = '', match = 'email' }: { vtexId?: string; match?: MatchRule } = {},
): Promise<string[]> {
  const clients = store.clients as Parameters<typeof customers.read>[1]
  const live = await customers.read({ vtexId, match }, clients, { key: [record.ref], record })
  if (live.isErr()) return [`! ${live.error.code}`]
  const target = { match, vtexId: live.value ? live.value.customer.id : '' }
  const plan = customers.plan(record, live.value, target)
  if (plan.isErr()) return [`! ${plan.error.code}`]
  const work = { plan: plan.value, record, live: live.value, target, acceptedAt: '2026-03-01T12:00:00Z' }
  if (plan.value.length > 0) {
    const applied = await customers.apply(work, clients)
    if (applied.isErr()) return [`! ${applied.error.code}`]
  }
  return plan.value.map(({ field }) => field)
}
