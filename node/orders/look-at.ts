import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { isAlerted } from './alerts'
import { canonicalOrder, type Order } from './canonical'
import { canCancel, cancelRequestOf, type CancelRequest } from './cancel-request'
import type { OrderDeps } from './deps'
import { readQueue } from './queue/entries'
import type { OrderRecord } from './record/record'
import { readRecord } from './record/store'
import { readOrderSettings } from './settings'
import { settleOrder } from './visit'
import { troubleOf, type OrderTrouble } from './watch'

/** One order as people look at it. */
export interface OrderAtHand {
  order: Order
  /** Null when the order is none of ours. */
  record: OrderRecord | null
  /** How often it was given to the ERP. */
  attempts: number
  trouble: OrderTrouble | null
  /** A request to cancel that waits for a decision. */
  cancelRequest: CancelRequest | null
  canCancel: boolean
}

/** An order as VTEX has it now, with what is remembered of it. `settleFor`: who asks to do what is due, too. */
export async function lookAt(
  deps: OrderDeps,
  orderId: string,
  { settleFor }: { settleFor?: string } = {},
): Promise<Result<OrderAtHand, Failure>> {
  const found = await deps.oms.get(orderId)
  if (found.isErr()) return err(found.error)
  if (found.value === null) return fail('order_not_found')
  if (settleFor !== undefined) await settleOrder(deps, found.value, settleFor)
  const order = canonicalOrder(found.value)
  const [record, queue, { attempts: most }] = await Promise.all([
    readRecord(deps, order.orderId),
    readQueue(deps),
    readOrderSettings(deps),
  ])
  const entry = queue.find((each) => each.orderId === order.orderId && each.event === 'new')
  const attempts = entry?.attempts ?? record?.leases.new?.attempt ?? 0
  const trouble =
    record &&
    troubleOf(
      { ...record, ...(isAlerted(record) && { isAlerted: true }) },
      { attempts, most, now: deps.now(), isHeld: entry?.held !== undefined },
    )
  return ok({
    ...{ order, record, attempts, trouble },
    cancelRequest: cancelRequestOf(found.value, record),
    canCancel: canCancel(found.value),
  })
}
