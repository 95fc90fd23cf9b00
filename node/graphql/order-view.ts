import { unitsOf } from '../orders/canonical/money'
import type { OpenOrder } from '../orders/list-orders'
import type { OrderAtHand } from '../orders/look-at'
import type { CancellationNote, ChangeNote, InvoiceNote } from '../orders/record/actions'
import type { HistoryNote, Stage } from '../orders/record/record'
import { statusOf } from '../orders/statuses'
import type { OrderTrouble } from '../orders/watch'
import type * as Schema from './schema-types'

/** An open order of the list. Pure. */
export function openOrderView({
  stage,
  statusSince,
  firstSeenAt,
  trouble,
  ...order
}: OpenOrder): Schema.OpenOrder {
  const { orderId: id, status, attempts } = order
  return {
    orderId: id,
    status,
    attempts,
    stage: stageName(stage),
    statusSince: instant(statusSince),
    firstSeenAt: instant(firstSeenAt),
    trouble: troubleName(trouble),
  }
}

/** One order with all that the panel shows of it. Pure. */
export function orderView(hand: OrderAtHand) {
  const { order: shown, record, attempts, trouble, cancelRequest, canCancel } = hand
  const { orderId: id, sequence, status, flow, tradePolicy, affiliate, currency, value, createdAt } = shown
  return {
    orderId: id,
    ...{ sequence, status, flow, tradePolicy, affiliate, currency, value, createdAt, attempts },
    items: shown.lines.map(({ skuRef, name, quantity, warehouse, total }) => ({
      ...{ skuRef, name, quantity, warehouse, total },
    })),
    stage: record && stageName(record.stage),
    statusSince: record && instant(record.statusSince),
    leasedUntil: record?.leases.new ? instant(record.leases.new.until) : null,
    trouble: troubleName(trouble),
    awaits: awaitsName(record?.status),
    erpOrderNumber: record?.erp?.orderNumber ?? null,
    rejection: record?.rejection?.reason ?? null,
    ...{ cancelRequest, canCancel, invoices: invoicesView(hand) },
    cancellation: record?.cancellation ? cancellationView(record.cancellation) : null,
    changes: (record?.changes ?? []).map(changeView),
    history: (record?.history ?? []).map(happeningView),
  }
}

/** Ours as we know them, and then those that VTEX has from somebody else. */
function invoicesView({ order, record }: OrderAtHand): Schema.OrderInvoice[] {
  const ours = record?.invoices ?? []
  const others = order.packages.filter(({ number }) => !ours.some((note) => note.number === number))
  return [
    ...others.map(({ number, type, value, issuedAt }) => ({
      ...{ number: number ?? '', type, value, issuedAt },
      ...{ state: 'confirmed', isAlerted: false, by: null },
    })),
    ...ours.map(invoiceView),
  ]
}

function invoiceView({ printed, type, value, issuedAt, state, isAlerted, source }: InvoiceNote) {
  return { number: printed, value: unitsOf(value), by: source, ...{ type, issuedAt, state, isAlerted } }
}

function cancellationView({ decidedAt, source, ...note }: CancellationNote): Schema.OrderCancellation {
  const { kind, reason, requestedBy, state, isAlerted } = note
  return { ...{ kind, reason, requestedBy, state, isAlerted }, at: instant(decidedAt), by: source }
}

function changeView({ reason, state, sentAt, source }: ChangeNote): Schema.OrderChange {
  return { reason, state, sentAt: instant(sentAt), by: source }
}

function happeningView({ at, what, by, detail, call }: HistoryNote): Schema.OrderHappening {
  return {
    at: instant(at),
    what,
    by,
    detail: detail ?? null,
    call: call ? `${call.method} ${call.path}` : null,
    callStatus: call?.status ?? null,
    milliseconds: call?.milliseconds ?? null,
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
/** A stage as the schema writes it. */
export const stageName = (stage: Stage) => stage.toUpperCase() as Schema.OrderStage
/** What is wrong, as the schema writes it. */
export const troubleName = (trouble: OrderTrouble | null) =>
  (trouble?.toUpperCase() ?? null) as Schema.OrderTrouble | null

const awaitsName = (status: string | undefined) =>
  (statusOf(status).stale?.awaits.toUpperCase() ?? null) as Schema.OrderAwaits | null
