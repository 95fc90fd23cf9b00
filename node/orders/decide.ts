import { reconcile, type ActionEffect } from './actions/reconcile'
import {
  HANDLING_PATIENCE,
  noted,
  type HistoryKind,
  type OrderRecord,
  type OrderUnits,
  type QueueEvent,
  type Stage,
} from './record/record'
import type { OrderSettings } from './settings'
import { isOnItsWay, statusOf, type StatusKind } from './statuses'
import type { OrderView } from './view'

/** What is to be done besides remembering. Each may be done twice. */
export type Effect =
  { kind: 'enqueue' | 'dequeue'; event: QueueEvent } | { kind: 'start-handling' } | ActionEffect

export interface Decision {
  record: OrderRecord
  effects: Effect[]
}

export interface Occasion {
  /** Milliseconds since 1970. */
  now: number
  /** What made us look: `event`, `search`, `watch`, `queue`, a source or a person. */
  by: string
}

/** Whether the settings want such orders at all. Pure. */
export function isWanted(view: OrderView, settings: OrderSettings): boolean {
  return reasonToSkip(view, settings) === null
}

/** Whether an order that is not known yet is worth remembering. Pure. */
export function isOurs(view: OrderView, settings: OrderSettings): boolean {
  return isExported(view.status.kind, settings) || view.status.kind === 'handling'
}

/**
 * What to do about an order, from its status in VTEX and our own record alone: never from what an event said. So events
 * that come twice, in any order or for a status that has passed change nothing. Pure.
 */
export function decide(
  before: OrderRecord,
  view: OrderView,
  settings: OrderSettings,
  occasion: Occasion,
): Decision {
  const { record, effects } = reconcile(seen(before, view, occasion), view, occasion.now)
  const decision = byStatus(record, view, settings, occasion)
  return { record: decision.record, effects: [...decision.effects, ...effects] }
}

function byStatus(
  record: OrderRecord,
  view: OrderView,
  settings: OrderSettings,
  occasion: Occasion,
): Decision {
  const { kind } = view.status
  if (isExported(kind, settings)) return whenExported(record, view, settings, occasion)
  switch (kind) {
    case 'handling':
      return whenHandling(record, occasion)
    case 'invoiced':
      return whenInvoiced(record, occasion)
    case 'cancel-asked':
      return whenCancelAsked(record, occasion)
    case 'canceling':
      return { record, effects: record.stage === 'queued' ? [dequeue('new')] : [] }
    case 'canceled':
      return whenCanceled(record, occasion)
    default:
      return { record, effects: [] }
  }
}

/** Whether the ERP gets orders in such a status. Pure. */
export function isExported(kind: StatusKind, { exportFrom }: OrderSettings): boolean {
  if (kind === 'ready') return true
  if (kind === 'paid') return exportFrom !== 'ready'
  return kind === 'unpaid' && exportFrom === 'unpaid'
}

const enqueue = (event: QueueEvent): Effect => ({ kind: 'enqueue', event })
const dequeue = (event: QueueEvent): Effect => ({ kind: 'dequeue', event })

function seen(before: OrderRecord, view: OrderView, { now, by }: Occasion): OrderRecord {
  const record = {
    ...before,
    flow: view.flow,
    tradePolicy: view.tradePolicy,
    affiliate: view.affiliate,
    value: view.value,
    currency: view.currency,
    // Of a finished order VTEX may forget where its lines came from.
    units: view.units.length > 0 ? withGone(before.units, view.units) : before.units,
    ...(view.lockIds.length > 0 && { lockIds: view.lockIds }),
    ...(isHandled(view.status) && { handledAt: before.handledAt ?? now }),
  }
  const { name } = view.status
  if (name === before.status) return record
  const isAboutCancelling = isCancelling(view.status.kind) || isCancelling(statusOf(before.status).kind)
  const cancelSeenAt = isAboutCancelling ? now : before.cancelSeenAt
  const moved = { ...record, status: name, statusSince: sinceOf(before, view, now), cancelSeenAt }
  return noted(moved, { at: now, what: 'status', by, detail: name })
}

/** One that is seen first while it is on its way to the ERP has been there since it last changed, at least. */
function sinceOf({ status }: OrderRecord, { status: { kind }, changedAt }: OrderView, now: number): number {
  return status === '' && isOnItsWay(kind) && changedAt !== null ? Math.min(changedAt, now) : now
}

/** VTEX acknowledges the reservation when handling is reached: not while it is confirmed, nor by an invoice. */
function isHandled({ kind, isTransient }: OrderView['status']): boolean {
  return kind === 'handling' && isTransient !== true
}

/** What a change took off the order stays as none: its stock has to learn of it. */
function withGone(before: readonly OrderUnits[], now: readonly OrderUnits[]): OrderUnits[] {
  const isThere = (unit: OrderUnits): boolean =>
    now.some(({ skuId, warehouse }) => skuId === unit.skuId && warehouse === unit.warehouse)
  return [...now, ...before.filter((unit) => !isThere(unit)).map((unit) => ({ ...unit, quantity: 0 }))]
}

const isCancelling = (kind: StatusKind): boolean => kind === 'cancel-asked' || kind === 'canceling'

function moved(record: OrderRecord, stage: Stage, what: HistoryKind, occasion: Occasion, detail?: string) {
  return noted({ ...record, stage }, { at: occasion.now, what, by: occasion.by, ...(detail && { detail }) })
}

function whenExported(
  record: OrderRecord,
  view: OrderView,
  settings: OrderSettings,
  occasion: Occasion,
): Decision {
  switch (record.stage) {
    case 'seen':
    case 'skipped':
      return toQueue(record, view, settings, occasion)
    case 'queued':
      return { record, effects: [enqueue('new')] }
    case 'acknowledged':
    case 'handling':
      return toHandling(record, view, occasion)
    default:
      return { record, effects: [] }
  }
}

function toQueue(
  record: OrderRecord,
  view: OrderView,
  settings: OrderSettings,
  occasion: Occasion,
): Decision {
  // A marketplace's order may be confirmed before all of it has arrived: shipping it would be wrong.
  if (!view.isCompleted) return { record, effects: [] }
  const reason = reasonToSkip(view, settings)
  if (reason !== null) {
    const isKnown = record.stage === 'skipped'
    return { record: isKnown ? record : moved(record, 'skipped', 'dequeued', occasion, reason), effects: [] }
  }
  return { record: moved(record, 'queued', 'queued', occasion), effects: [enqueue('new')] }
}

function reasonToSkip(
  { flow, tradePolicy, affiliate, sellers }: OrderView,
  settings: OrderSettings,
): string | null {
  const isWanted = (wanted: readonly string[], found: readonly (string | null)[]): boolean =>
    wanted.length === 0 || found.some((each) => each !== null && wanted.includes(each))
  if (!settings.flows.includes(flow)) return `flow ${flow}`
  if (!isWanted(settings.tradePolicies, [tradePolicy])) return `trade policy ${tradePolicy ?? 'none'}`
  if (!isWanted(settings.affiliates, [affiliate])) return `affiliate ${affiliate ?? 'none'}`
  return isWanted(settings.sellers, sellers) ? null : 'seller'
}

/** Also after a cancellation was denied: VTEX then waits for handling once more. */
function toHandling(record: OrderRecord, view: OrderView, { now }: Occasion): Decision {
  const told = withoutRequest(record)
  if (view.status.kind !== 'ready') return { record: told.record, effects: told.effects }
  const sentAt = record.startHandling?.sentAt ?? 0
  const isDue = now - sentAt >= HANDLING_PATIENCE
  return {
    record: { ...told.record, stage: 'acknowledged' },
    effects: [...told.effects, ...(isDue ? [{ kind: 'start-handling' } as const] : [])],
  }
}

function whenHandling(record: OrderRecord, occasion: Occasion): Decision {
  switch (record.stage) {
    case 'seen':
      return { record: moved(record, 'elsewhere', 'dequeued', occasion), effects: [] }
    // Somebody confirmed it in VTEX; the ERP does not have it for that.
    case 'queued':
      return { record, effects: [enqueue('new')] }
    case 'acknowledged': {
      const { record: told, effects } = withoutRequest(record)
      return { record: { ...told, stage: 'handling' }, effects }
    }
    case 'handling':
      return withoutRequest(record)
    default:
      return { record, effects: [] }
  }
}

function whenInvoiced(record: OrderRecord, occasion: Occasion): Decision {
  switch (record.stage) {
    case 'acknowledged':
    case 'handling':
      return withoutRequest({ ...record, stage: 'invoiced' })
    // The ERP would ship it once more.
    case 'queued':
    case 'rejected':
      return {
        record: moved(record, 'invoiced', 'dequeued', occasion, 'invoiced'),
        effects: [dequeue('new')],
      }
    case 'seen':
    case 'elsewhere':
      return { record: { ...record, stage: 'invoiced' }, effects: [] }
    default:
      return { record, effects: [] }
  }
}

function whenCancelAsked(record: OrderRecord, { now, by }: Occasion): Decision {
  if (record.stage === 'queued') return { record, effects: [dequeue('new')] }
  if (record.erp === null || record.stage === 'invoiced') return { record, effects: [] }
  // The store's own wish, or one that was decided on: the ERP knows.
  if (record.cancellation && record.cancellation.state !== 'done') return withoutRequest(record)
  return tell(record, 'cancellation-requested', { now, by })
}

function whenCanceled(record: OrderRecord, occasion: Occasion): Decision {
  if (record.stage === 'canceled')
    return { record, effects: record.told.canceled === 'queued' ? [enqueue('canceled')] : [] }
  // Final in VTEX as well: somebody has to look.
  if (record.stage === 'invoiced') return { record, effects: [] }
  const { record: told, effects } = withoutRequest({ ...record, stage: 'canceled' })
  if (record.erp === null) return { record: told, effects: [...effects, dequeue('new')] }
  const { record: after, effects: more } = tell(told, 'canceled', occasion)
  return { record: after, effects: [...effects, ...more] }
}

/** Tells the ERP, until it says that it heard. */
function tell(record: OrderRecord, event: Exclude<QueueEvent, 'new'>, { now, by }: Occasion): Decision {
  const told = record.told[event]
  if (told === 'acknowledged') return { record, effects: [] }
  if (told === 'queued') return { record, effects: [enqueue(event)] }
  const telling: OrderRecord = { ...record, told: { ...record.told, [event]: 'queued' } }
  return { record: noted(telling, { at: now, what: 'queued', by, detail: event }), effects: [enqueue(event)] }
}

/** A request to cancel that is over may come again. */
function withoutRequest(record: OrderRecord): Decision {
  const { 'cancellation-requested': request, ...told } = record.told
  if (request === undefined) return { record, effects: [] }
  return { record: { ...record, told }, effects: [dequeue('cancellation-requested')] }
}
