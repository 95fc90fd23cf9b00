import { err, ok, type Result } from 'neverthrow'
import type { Clients } from '../clients'
import { fail, type Failure } from '../errors/failure'
import { canonicalOrder, type Order } from './canonical'

/** An order as VTEX has it now, in the canonical shape. Nothing of it is kept. */
export async function showOrder(
  { oms }: { oms: Pick<Clients['oms'], 'get'> },
  orderId: string,
): Promise<Result<Order, Failure>> {
  const found = await oms.get(orderId)
  if (found.isErr()) return err(found.error)
  return found.value === null ? fail('order_not_found') : ok(canonicalOrder(found.value))
}
