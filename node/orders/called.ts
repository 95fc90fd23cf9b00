import type { Result } from 'neverthrow'
import { retryRuleOf } from '../delivery/retry'
import type { Failure } from '../errors/failure'
import type { OrderDeps } from './deps'
import { noted, type HistoryNote, type OrderRecord } from './record/record'
import { changeKnown } from './record/store'

/** A call to VTEX about an order, as its history tells it. */
export interface NotedCall {
  what: HistoryNote['what']
  by: string
  detail?: string
  method: string
  /** Template of the path. */
  path: string
  /** Status of an answer that is no failure. */
  status: string
  /** How a failure is told; by its code unless told. */
  statusOf?(failed: Failure): string
}

/** Makes a call, and remembers that it was made and what `mark` says of its answer. */
export async function called<T>(
  deps: OrderDeps,
  orderId: string,
  { what, by, detail, method, path, status, statusOf = ({ code }) => code }: NotedCall,
  call: () => Promise<Result<T, Failure>>,
  mark: (record: OrderRecord, answer: Result<T, Failure>) => OrderRecord = (record) => record,
): Promise<Result<T, Failure>> {
  const startedAt = deps.now()
  const answer = await call()
  const said = answer.match(() => status, statusOf)
  const milliseconds = deps.now() - startedAt
  await changeKnown(deps, orderId, (record) =>
    noted(mark(record, answer), {
      ...{ at: deps.now(), what, by, ...(detail !== undefined && { detail }) },
      call: { method, path, status: said, milliseconds },
    }),
  )
  return answer
}

/** Whether a call that failed may have been carried out: it is read back before it is repeated. */
export function isUncertain(failed: Failure): boolean {
  return retryRuleOf(failed).action === 'read-back'
}
