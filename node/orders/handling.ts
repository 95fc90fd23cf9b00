import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { HANDLING_PATIENCE } from './decide'
import type { OrderDeps } from './deps'
import { noted } from './record/record'
import { changeKnown } from './record/store'

/**
 * Confirms in VTEX that the ERP has the order. Whoever remembers it first makes the call; nobody else does for half a
 * minute, and then only after having read that the order still waits for it. VTEX takes the call once: a second one is
 * refused (409). The answer does not say what became of the order: read it.
 */
export async function startHandling(deps: OrderDeps, orderId: string): Promise<Result<void, Failure>> {
  const { now } = deps
  const sentAt = now()
  let isMine = false
  await changeKnown(deps, orderId, (record) => {
    const before = record.startHandling
    isMine = record.stage === 'acknowledged' && sentAt - (before?.sentAt ?? 0) >= HANDLING_PATIENCE
    if (!isMine) return record
    const attempts = (before?.attempts ?? 0) + 1
    return { ...record, startHandling: { sentAt, attempts, confirmedAt: null } }
  })
  if (!isMine) return ok(undefined)
  const answer = await deps.oms.startHandling(orderId)
  const status = answer.match(
    () => '204',
    ({ code, kind }) => (kind === 'conflict' ? '409' : code),
  )
  await changeKnown(deps, orderId, (record) =>
    noted(record, {
      at: now(),
      what: 'start-handling',
      by: 'app',
      call: {
        method: 'POST',
        path: '/api/oms/pvt/orders/{orderId}/start-handling',
        status,
        milliseconds: now() - sentAt,
      },
    }),
  )
  return answer.isErr() && answer.error.kind !== 'conflict' ? err(answer.error) : ok(undefined)
}
