import { withLease } from '../../delivery/lanes/lease'
import type { OrderDeps } from '../deps'

const LEASE_MILLISECONDS = 15_000

/** Name of the lease under which everything is done to an order, one after the other, by all replicas. */
export const leaseOf = (orderId: string): string => `order.${orderId}`

/** Does something to an order unless somebody else is at it: then there is nothing to do now. */
export async function unlessBusy(
  deps: OrderDeps,
  orderId: string,
  task: () => Promise<unknown>,
): Promise<void> {
  await withLease(deps, leaseOf(orderId), LEASE_MILLISECONDS, async () => void (await task()))
}
