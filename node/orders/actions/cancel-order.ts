import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import type { OrderDeps } from '../deps'
import type { CancellationNote } from '../record/actions'
import { changeKnown } from '../record/store'
import { actOn, settleAfter, type Acted, type OrderAct } from './act'
import { planCancel, planDecision, type WantedCancellation } from './plan-cancellation'
import { sendCancellation } from './send-cancellation'

/** Cancels an order by the wish of the store or of its customer. The same again is harmless. */
export function cancelOrder(
  deps: OrderDeps,
  id: string,
  wanted: Omit<WantedCancellation, 'kind'>,
  source: string,
): Promise<Result<Acted<void>, Failure>> {
  return actOn(deps, id, source, (act) =>
    carryOut(deps, act, planCancel(act.order, act.record, wanted, { now: deps.now(), source })),
  )
}

/** Says yes or no to somebody else's request to cancel an order, once and for good. */
export function decideCancellation(
  deps: OrderDeps,
  id: string,
  { accept, reason }: { accept: boolean; reason: string },
  source: string,
): Promise<Result<Acted<void>, Failure>> {
  return actOn(deps, id, source, (act) => {
    const { cancellationData } = act.order
    const requestedBy = cancellationData?.requestedByUser === false ? 'store' : 'customer'
    const wanted: WantedCancellation = { kind: accept ? 'accept' : 'deny', reason, requestedBy }
    return carryOut(deps, act, planDecision(act.order, act.record, wanted, { now: deps.now(), source }))
  })
}

async function carryOut(
  deps: OrderDeps,
  { orderId, source }: OrderAct,
  planned: Result<CancellationNote | null, Failure>,
): Promise<Result<void, Failure>> {
  if (planned.isErr()) return err(planned.error)
  const note = planned.value
  if (note === null) return ok(undefined)
  const record = await changeKnown(deps, orderId, (current) => ({ ...current, cancellation: note }))
  // From here on the watch sees to it, should this process die.
  if (record) await putOnBoard(deps, record)
  const sent = await sendCancellation(deps, { orderId, note, by: source })
  await settleAfter(deps, sent.unwrapOr(null), source)
  return sent.map(() => undefined)
}
