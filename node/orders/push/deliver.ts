import { ok } from 'neverthrow'
import type { PushAnswer } from '../../clients/order-push'
import { failure, type Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import { acknowledge } from '../queue/acknowledge'
import { enqueue, postpone } from '../queue/entries'
import type { LeasedOrder } from '../queue/lease'
import { rejectOrder } from '../queue/reject'
import { noted } from '../record/record'
import { changeKnown, tryChange } from '../record/store'
import { decisionOn, type Decision } from './answer'
import { backOff } from './back-off'
import type { PushDeps } from './deps'
import { messageOf } from './message'
import type { PushTask } from './settings'
import { LONGEST_ASKED, type PushResult } from './state'

/** An order that was not taken is offered again after this, and then less and less often. */
const FIRST_WAIT = 30_000
const LONGEST_WAIT = 15 * 60_000
/** Whatever the receiver asks for. */
const SHORTEST_WAIT = 1_000

/**
 * Posts one leased order, and does what the answer says. A process that dies in between leaves the order leased: it is
 * posted again when the lease ends, under the same id.
 */
export async function deliver(
  deps: PushDeps,
  leased: LeasedOrder,
  { address, source }: Pick<PushTask, 'address' | 'source'>,
  secrets: readonly string[],
): Promise<PushResult> {
  const startedAt = deps.now()
  const answer = await deps.post(address, messageOf(leased, { secrets, now: startedAt }))
  const now = deps.now()
  const call = {
    ...{ method: 'POST', path: `${address.host}${address.path}` },
    ...{ status: saidBy(answer), milliseconds: now - startedAt },
  }
  await changeKnown(deps, leased.orderId, (record) =>
    noted(record, { at: now, what: 'pushed', by: source, detail: leased.event, call }),
  )
  return act(deps, leased, source, decisionOn(answer, leased.event, now))
}

const saidBy = (answer: PushAnswer): string =>
  answer.kind === 'answered' ? String(answer.status) : answer.why

async function act(
  deps: PushDeps,
  leased: LeasedOrder,
  source: string,
  decision: Decision,
): Promise<PushResult> {
  switch (decision.kind) {
    case 'taken':
      return { isTaken: true }
    case 'acknowledge': {
      const { erpOrderNumber } = decision
      const done = await acknowledge(deps, { receipt: leased.receipt, erpOrderNumber }, source)
      if (done.isErr()) await tellOf(deps, leased, { source, erpOrderNumber }, done.error)
      return { isTaken: true }
    }
    case 'reject': {
      const done = await rejectOrder(deps, leased.orderId, decision.rejection, source)
      if (done.isErr()) deps.log.warn({ message: 'a refusal came too late', code: done.error.code })
      return { isTaken: true }
    }
    case 'failed': {
      const own = backOff(leased.attempt, { first: FIRST_WAIT, longest: LONGEST_WAIT, random: deps.random() })
      const { retryAfter } = decision.failure
      const wait =
        retryAfter === null ? own : Math.min(Math.max(retryAfter * 1_000, SHORTEST_WAIT), LONGEST_ASKED)
      await postpone(deps, leased, deps.now() + wait)
      return { isTaken: false, failure: decision.failure }
    }
  }
}

interface Taken {
  source: string
  erpOrderNumber: string
}

/**
 * The ERP has stored an order that it may not have any more, and nobody reads the answer that says so. One that was
 * cancelled meanwhile is told to it as cancelled; of any other a person is told.
 */
async function tellOf(deps: PushDeps, leased: LeasedOrder, taken: Taken, failed: Failure): Promise<void> {
  const { orderId, receipt, event } = leased
  if (failed.code === 'order_canceled' && event === 'new') return tellCanceled(deps, orderId, receipt, taken)
  const record = await changeKnown(deps, orderId, (current) =>
    noted(current, { at: deps.now(), what: 'alert', by: taken.source, detail: failed.code }),
  )
  if (record) await putOnBoard(deps, record)
}

async function tellCanceled(
  deps: PushDeps,
  orderId: string,
  receipt: string,
  { source, erpOrderNumber: orderNumber }: Taken,
): Promise<void> {
  const told = await tryChange(deps, orderId, failure('order_not_found'), (current) => {
    if (current.erp !== null) return ok(current)
    const erp = { orderNumber, acknowledgedAt: deps.now(), source, receipt }
    const telling = { ...current, erp, told: { ...current.told, canceled: 'queued' as const } }
    return ok(noted(telling, { at: deps.now(), what: 'acknowledged', by: source, detail: orderNumber }))
  })
  if (told.isOk() && told.value.told.canceled === 'queued')
    await enqueue(deps, { orderId, event: 'canceled' })
}
