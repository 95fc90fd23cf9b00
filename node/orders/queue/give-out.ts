import type { Result } from 'neverthrow'
import type { Deps } from '../../delivery/deps'
import { sweep } from '../../delivery/jobs'
import type { Failure } from '../../errors/failure'
import { noteUse } from '../../sources/note-use'
import type { OrderDeps } from '../deps'
import { searchOrders } from '../search'
import { leaseOrders, type Leased, type LeaseRequest } from './lease'

/**
 * Leases orders to an ERP that asks for them. What is due is done on the way: an ERP that sends single records and asks
 * for orders calls nothing else that lets it be done. `patience`: how long it waits at most for orders that no event
 * announced, milliseconds.
 */
export async function giveOut(
  deps: Deps,
  orders: OrderDeps,
  { patience, ...request }: LeaseRequest & { patience: number },
): Promise<Result<Leased, Failure>> {
  await sweep(deps)
  await searchOrders(orders, orders.now() + patience)
  await noteUse(deps, request.source, 'orders')
  return leaseOrders(orders, request)
}
