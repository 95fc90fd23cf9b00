import type { OrderDeps } from './deps'
import { visitOrder, type VisitOptions } from './visit'

/** Orders read at once; the lane's own limits hold besides. */
const AT_ONCE = 16

/** Visits orders, some at once, until `deadline` (milliseconds since 1970); those that cannot be read are logged. */
export async function visitAll(
  deps: OrderDeps,
  orderIds: readonly string[],
  by: string,
  { deadline, ...options }: VisitOptions & { deadline: number },
): Promise<void> {
  for (let start = 0; start < orderIds.length && deps.now() < deadline; start += AT_ONCE) {
    const some = orderIds.slice(start, start + AT_ONCE)
    for (const visit of await Promise.all(some.map((orderId) => visitOrder(deps, orderId, by, options))))
      if (visit.isErr()) deps.log.warn({ message: 'an order could not be read', code: visit.error.code })
  }
}
