import { err, ok, type Result } from 'neverthrow'
import { aloneInStore } from '../../delivery/lanes/alone'
import { fail, type Failure } from '../../errors/failure'
import type { VtexOrder } from '../../clients/oms-order'
import type { OrderDeps } from '../deps'
import type { OrderRecord } from '../record/record'
import { readRecord } from '../record/store'
import { settleOrder, visitOrder } from '../visit'
import { leaseOf } from './order-lease'

/** How long a call waits for another one on its order, milliseconds. */
const PATIENCE = 10_000

/** An order that something is done to, as it was just read, while nobody else does anything to it. */
export interface OrderAct {
  orderId: string
  order: VtexOrder
  record: OrderRecord
  /** Who does it. */
  source: string
}

export interface Acted<T> {
  orderId: string
  done: T
  record: OrderRecord
}

/**
 * Does something to an order while nothing else is done to it, and answers its record afterwards. `id` may be `seq` and
 * a sequence. Failures: order_not_found, order_busy, and those of the task.
 */
export async function actOn<T>(
  deps: OrderDeps,
  id: string,
  source: string,
  task: (act: OrderAct) => Promise<Result<T, Failure>>,
): Promise<Result<Acted<T>, Failure>> {
  const found = await idOf(deps, id)
  if (found.isErr()) return err(found.error)
  const orderId = found.value
  const held = await aloneInStore(deps, leaseOf(orderId), deps.now() + PATIENCE, async () => {
    const visit = await visitOrder(deps, orderId, source, { remembers: true })
    if (visit.isErr()) return err(visit.error)
    const { order, record } = visit.value
    if (record === null) return fail('order_not_found')
    const done = await task({ orderId, order, record, source })
    if (done.isErr()) return err(done.error)
    return ok({ orderId, done: done.value, record: (await readRecord(deps, orderId)) ?? record })
  })
  return held ? held.done : fail('order_busy', undefined, { retryAfter: 5 })
}

/** Brings record and board up to what VTEX says after an action. */
export async function settleAfter(deps: OrderDeps, order: VtexOrder | null, source: string): Promise<void> {
  if (order) await settleOrder(deps, order, source)
}

async function idOf(deps: OrderDeps, id: string): Promise<Result<string, Failure>> {
  if (!/^seq\d+$/.test(id)) return ok(id)
  const found = await deps.oms.get(id)
  return found.andThen((order) => (order ? ok(order.orderId) : fail('order_not_found')))
}
