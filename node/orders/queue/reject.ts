import { err, ok, type Result } from 'neverthrow'
import { fail, failure, type Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import type { OrderDeps } from '../deps'
import { noted, type OrderRecord } from '../record/record'
import { tryChange } from '../record/store'
import { settleStock } from '../stock'
import { dequeue, enqueue, postpone } from './entries'

export interface Rejection {
  /** Why the ERP does not take it; shown to people. */
  reason: string
  /** The ERP's own code. */
  code: string | null
  /** Seconds until the order is offered again; null: not before somebody says so. */
  retryAfter: number | null
}

/** The ERP cannot take the order. It stays in VTEX as it is; nothing is confirmed. The same again is harmless. */
export async function rejectOrder(
  deps: OrderDeps,
  orderId: string,
  rejection: Rejection,
  source: string,
): Promise<Result<OrderRecord, Failure>> {
  const unknown = failure('order_not_ready', 'The order is not in the queue.')
  const changed = await tryChange(deps, orderId, unknown, (current) =>
    rejected(current, rejection, { now: deps.now(), source }),
  )
  if (changed.isErr()) return err(changed.error)
  const { value: record } = changed
  const entry = { orderId, event: 'new' } as const
  if (record.stage === 'rejected') await dequeue(deps, entry)
  else await postpone(deps, entry, record.rejection?.until ?? deps.now())
  await settleStock(deps, record)
  await putOnBoard(deps, record)
  return ok(record)
}

/** The record once the ERP refused the order. Pure. */
export function rejected(
  record: OrderRecord,
  { reason, code, retryAfter }: Rejection,
  { now, source }: { now: number; source: string },
): Result<OrderRecord, Failure> {
  if (record.erp)
    return fail('already_acknowledged', `The order was acknowledged before as ${record.erp.orderNumber}.`)
  if (record.stage === 'canceled') return fail('order_canceled')
  if (record.stage !== 'queued' && record.stage !== 'rejected') return fail('order_not_ready')
  const until = retryAfter === null ? null : now + retryAfter * 1_000
  const { new: _ended, ...leases } = record.leases
  const after: OrderRecord = {
    ...record,
    leases,
    stage: until === null ? 'rejected' : 'queued',
    rejection: { reason, code, at: now, until, source },
  }
  return ok(noted(after, { at: now, what: 'rejected', by: source, detail: code ?? reason.slice(0, 80) }))
}

/** Offers a refused order to the ERP again. `by`: the person or source that asks for it. */
export async function offerAgain(
  deps: OrderDeps,
  orderId: string,
  by: string,
): Promise<Result<OrderRecord, Failure>> {
  const unknown = failure('order_not_ready', 'The order was never offered to the ERP.')
  const changed = await tryChange(deps, orderId, unknown, (current) => {
    if (current.stage !== 'rejected' && current.stage !== 'elsewhere')
      return fail('order_not_ready', 'The order is not one that the ERP refused or never had.')
    const queued: OrderRecord = { ...current, stage: 'queued', rejection: null }
    return ok(noted(queued, { at: deps.now(), what: 'retried', by }))
  })
  if (changed.isErr()) return err(changed.error)
  await enqueue(deps, { orderId, event: 'new' })
  await putOnBoard(deps, changed.value)
  return changed
}
