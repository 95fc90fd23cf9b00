import { readBoard } from './board'
import type { OrderDeps } from './deps'

/** An open order, as far as it is known without asking VTEX. */
export interface RecentOrder {
  orderId: string
  /** VTEX's, as it was last read. */
  status: string
  /** Milliseconds since 1970. */
  firstSeenAt: number
}

/** Open orders, those that were seen last first. */
export async function recentOrders(
  deps: Pick<OrderDeps, 'account' | 'workspace' | 'documents' | 'now'>,
  limit: number,
): Promise<RecentOrder[]> {
  return [...(await readBoard(deps))]
    .map(([orderId, { status, firstSeenAt }]) => ({ orderId, status, firstSeenAt }))
    .sort((a, b) => b.firstSeenAt - a.firstSeenAt)
    .slice(0, limit)
}
