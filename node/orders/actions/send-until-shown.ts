import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, type Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import { isUncertain } from '../called'

/** Attempts of one request; the watch goes on later. */
const ATTEMPTS = 2

/** One call that changes an order, of which the record has the intent. */
export interface Sending {
  send(): Promise<Result<void, Failure>>
  /** Whether the order has what the call was to bring. */
  isShown(order: VtexOrder): boolean
  /** The order has it. */
  confirm(): Promise<void>
  /** VTEX refused it: the intent is gone. */
  forget(): Promise<void>
}

/**
 * Makes the call and reads the order back. A call whose fate is not known is repeated only after the order was read and
 * does not show it; one that VTEX refused is forgotten. Answers the order as it is then.
 */
export async function sendUntilShown(
  { oms }: Pick<OrderDeps, 'oms'>,
  orderId: string,
  sending: Sending,
): Promise<Result<VtexOrder, Failure>> {
  for (let attempt = 1; ; attempt++) {
    const sent = await sending.send()
    const found = await oms.get(orderId)
    if (found.isErr()) return err(sent.isErr() ? sent.error : found.error)
    const order = found.value
    if (!order) return fail('order_not_found')
    if (sending.isShown(order)) {
      await sending.confirm()
      return ok(order)
    }
    if (sent.isOk()) return ok(order)
    if (!isUncertain(sent.error)) {
      await sending.forget()
      return err(sent.error)
    }
    if (attempt === ATTEMPTS) return err(sent.error)
  }
}
