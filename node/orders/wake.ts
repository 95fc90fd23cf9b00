import { z } from 'zod'
import { putUnread } from './board'
import { isExported } from './decide'
import type { OrderDeps } from './deps'
import { readOrderSettings, type OrderSettings } from './settings'
import { isOnItsWay, statusOf } from './statuses'
import { visitOrder } from './visit'

/** What vtex.orders-broadcast tells of an order; what else it says is not trusted. */
export const orderEvent = z.object({
  orderId: z.string().min(1).max(100),
  currentState: z.string().max(100).nullish(),
})

export type OrderEvent = z.output<typeof orderEvent>

/**
 * Something happened to an order: look at it. An order that cannot be read now is looked at later. Answers whether it
 * was worth looking.
 */
export async function wakeOrder(deps: OrderDeps, { orderId, currentState }: OrderEvent): Promise<boolean> {
  if (!isWorthLooking(currentState, await readOrderSettings(deps))) return false
  const visit = await visitOrder(deps, orderId, 'event')
  if (visit.isOk() || visit.error.code === 'order_not_found') return true
  deps.log.warn({ message: 'an order could not be read', orderId, code: visit.error.code })
  await putUnread(deps, orderId)
  return true
}

/**
 * An order passes a dozen statuses before the ERP may have it, and nothing can happen to it in those; nor in those on
 * the way that VTEX leaves by itself. The search finds orders whose later events are lost. Statuses that are not known
 * are looked at. Pure.
 */
export function isWorthLooking(state: string | null | undefined, settings: OrderSettings): boolean {
  const { kind, isTransient } = statusOf(state)
  return isOnItsWay(kind) ? isExported(kind, settings) : !(kind === 'handling' && isTransient)
}
