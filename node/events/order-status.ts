import type { EventContext } from '@vtex/api'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { sweep } from '../delivery/jobs'
import { orderDepsOf } from '../orders/deps'
import { isPushOn } from '../orders/push/settings'
import { orderEvent, wakeOrder } from '../orders/wake'

/** vtex.orders-broadcast: something happened to an order. It may come twice, late, in any order, or never. */
export async function orderStatusEvent({ body, clients, vtex }: EventContext<Clients>): Promise<void> {
  const parsed = orderEvent.safeParse(body)
  if (!parsed.success) return vtex.logger.warn({ message: 'order event without an order' })
  const deps = depsOf(vtex, clients)
  // Orders alone bring on what is due, also while no ERP calls.
  await sweep(deps)
  const isLookedAt = await wakeOrder(orderDepsOf(deps, clients, 'background'), parsed.data)
  if (isLookedAt && (await isPushOn(deps))) await deps.push()
}
