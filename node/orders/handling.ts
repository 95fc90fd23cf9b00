import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import { called, type NotedCall } from './called'
import type { OrderDeps } from './deps'
import { HANDLING_PATIENCE } from './record/record'
import { changeKnown } from './record/store'

/**
 * Confirms in VTEX that the ERP has the order. Whoever remembers it first makes the call; nobody else does for half a
 * minute, and then only after having read that the order still waits for it. VTEX takes the call once: a second one is
 * refused (409). The answer does not say what became of the order: read it.
 */
export async function startHandling(deps: OrderDeps, orderId: string): Promise<Result<void, Failure>> {
  const sentAt = deps.now()
  let isMine = false
  await changeKnown(deps, orderId, (record) => {
    const before = record.startHandling
    isMine = record.stage === 'acknowledged' && sentAt - (before?.sentAt ?? 0) >= HANDLING_PATIENCE
    if (!isMine) return record
    const attempts = (before?.attempts ?? 0) + 1
    return { ...record, startHandling: { sentAt, attempts } }
  })
  if (!isMine) return ok(undefined)
  const call: NotedCall = {
    ...{ what: 'start-handling', by: 'app', method: 'POST', status: '204' },
    path: '/api/oms/pvt/orders/{orderId}/start-handling',
    statusOf: ({ code, kind }) => (kind === 'conflict' ? '409' : code),
  }
  const answer = await called(deps, orderId, call, () => deps.oms.startHandling(orderId))
  return answer.isErr() && answer.error.kind !== 'conflict' ? err(answer.error) : ok(undefined)
}
