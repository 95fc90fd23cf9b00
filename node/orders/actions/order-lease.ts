import { withLease } from '../../delivery/lanes/lease'
import { shardOf } from '../../storage/shards'
import type { OrderDeps } from '../deps'

const LEASE_MILLISECONDS = 15_000

/** So many leases for all orders: a document per order would stay for ever. Orders that share one seldom meet. */
const LEASES = 1_024

/** Name of the lease under which everything is done to an order, one after the other, by all replicas. */
export const leaseOf = (orderId: string): string => `order.${shardOf(orderId, { count: LEASES })}`

/** Does something to an order unless somebody else is at it: then there is nothing to do now. */
export async function unlessBusy(
  deps: OrderDeps,
  orderId: string,
  task: () => Promise<unknown>,
): Promise<void> {
  await withLease(deps, leaseOf(orderId), LEASE_MILLISECONDS, async () => void (await task()))
}
