import { err, ok, type Result } from 'neverthrow'
import { fail, failure, type Failure } from '../../errors/failure'
import { actOn, type Acted } from '../actions/act'
import type { OrderDeps } from '../deps'
import type { OrderRecord } from '../record/record'
import { tryChange } from '../record/store'
import { confirm, takenUnasked, type Occasion } from './acknowledge'
import { dequeue } from './entries'

/** Receipt of orders that an ERP says it has, and that knows of no receipts. */
const WITHOUT = 'without receipt'

/**
 * An ERP that knows of no receipts says that it has an order: it is acknowledged under the order's own number, and
 * handling is confirmed in VTEX. Harmless when it is said again. `id`: as `actOn` has it.
 */
export function takeOrder(
  deps: OrderDeps,
  id: string,
  source: string,
): Promise<Result<Acted<void>, Failure>> {
  return actOn(deps, id, source, async ({ orderId, order }) => {
    const number = order.sequence || orderId
    const changed = await tryChange(deps, orderId, failure('order_not_found'), (current) =>
      takenBy(current, number, { now: deps.now(), source }),
    )
    if (changed.isErr()) return err(changed.error)
    await dequeue(deps, { orderId, event: 'new' })
    await confirm(deps, changed.value, source)
    return ok(undefined)
  })
}

/** The record once the ERP has the order; while another system holds it, it is not for this one. Pure. */
export function takenBy(
  record: OrderRecord,
  orderNumber: string,
  { now, source }: Occasion,
): Result<OrderRecord, Failure> {
  const { erp, leases } = record
  if (erp) return ok(record)
  const after = takenUnasked(record, orderNumber, WITHOUT, { now, source })
  const isGiven = leases.new !== undefined && leases.new.source !== source && leases.new.until > now
  return after.isOk() && isGiven
    ? fail('order_busy', 'Another system has just been given the order.', { retryAfter: 60 })
    : after
}
