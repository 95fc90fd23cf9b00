import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { resumeAction } from './actions/resume'
import { putOnBoard, takeOffBoard } from './board'
import type { VtexOrder } from '../clients/oms-order'
import { decide, isOurs, isWanted, type Effect } from './decide'
import type { OrderDeps } from './deps'
import { startHandling } from './handling'
import { dequeue, enqueue } from './queue/entries'
import type { OrderRecord } from './record/record'
import { changeKnown, changeRecord, readRecord } from './record/store'
import { readOrderSettings } from './settings'
import { settleStock } from './stock'
import { viewOf } from './view'

export interface Visit {
  order: VtexOrder
  /** Null when the order is none of ours. */
  record: OrderRecord | null
}

export interface VisitOptions {
  /** Remember the order although it is none for the ERP. */
  remembers?: boolean
  /** Remember the order if it is to come to the ERP later. */
  expects?: boolean
}

/**
 * Reads an order in VTEX and does what is due: the one way in which anything happens to an order by itself. Harmless
 * however often and by however many at once. `by`: what made us look (`event`, `search`, `watch`, a source).
 */
export async function visitOrder(
  deps: OrderDeps,
  orderId: string,
  by: string,
  options: VisitOptions = {},
): Promise<Result<Visit, Failure>> {
  const found = await deps.oms.get(orderId)
  if (found.isErr()) return err(found.error)
  if (found.value === null) return fail('order_not_found')
  return ok({ order: found.value, record: await settleOrder(deps, found.value, by, options) })
}

/** Does what is due about an order as it was just read. Effects come last: whoever looks next does those that were lost. */
export async function settleOrder(
  deps: OrderDeps,
  order: VtexOrder,
  by: string,
  { remembers = false, expects = false }: VisitOptions = {},
): Promise<OrderRecord | null> {
  const settings = await readOrderSettings(deps)
  const view = viewOf(order)
  let effects: Effect[] = []
  const change = (before: OrderRecord): OrderRecord => {
    const decision = decide(before, view, settings, { now: deps.now(), by })
    effects = decision.effects
    return isSame(before, decision.record) ? before : decision.record
  }
  const isKept = remembers || isOurs(view, settings) || (expects && isWanted(view, settings))
  const write = isKept ? changeRecord : changeKnown
  const record = await write(deps, view.orderId, change)
  if (record === null) {
    await takeOffBoard(deps, view.orderId)
    return null
  }
  // Before handling may be confirmed: stock that is written from then on has to know of it.
  await settleStock(deps, record)
  for (const effect of effects) await perform(deps, record, effect)
  await putOnBoard(deps, record)
  const isChanged = effects.some(({ kind }) => kind !== 'enqueue' && kind !== 'dequeue')
  return isChanged ? readRecord(deps, view.orderId) : record
}

async function perform(deps: OrderDeps, { orderId }: OrderRecord, effect: Effect): Promise<void> {
  switch (effect.kind) {
    case 'enqueue':
      return enqueue(deps, { orderId, event: effect.event })
    case 'dequeue':
      return dequeue(deps, { orderId, event: effect.event })
    case 'start-handling':
      return void (await startHandling(deps, orderId))
    default:
      return resumeAction(deps, orderId, effect)
  }
}

function isSame(a: OrderRecord, b: OrderRecord): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
