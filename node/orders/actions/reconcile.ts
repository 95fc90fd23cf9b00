import { isUnderWay, type CancellationNote, type InvoiceNote } from '../record/actions'
import { noted, type OrderRecord } from '../record/record'
import type { OrderView } from '../view'
import { invoiceProblem } from './invoiceable'
import { isShown } from './plan-cancellation'

/** What is to be done about an action on an order by itself. Each may be done twice. */
export type ActionEffect =
  { kind: 'send-invoice'; number: string } | { kind: 'send-cancellation' } | { kind: 'poll-changes' }

/** What VTEX does not show by then was lost on its way; milliseconds. */
export const LOST_AFTER = 30_000
/** A full invoice whose order is not invoiced by then is sent again (known issue); milliseconds. */
export const STUCK_AFTER = 30 * 60_000
/** A cancellation that VTEX took and does not show by then is over; milliseconds. */
const FORGOTTEN_AFTER = 10 * 60_000
/** Sent so often, then somebody is told. */
export const MOST_ATTEMPTS = 5

interface Reconciled {
  record: OrderRecord
  effects: ActionEffect[]
}

/** Compares what the ERP did to an order with what VTEX shows: what was lost is sent again, a few times. Pure. */
export function reconcile(before: OrderRecord, view: OrderView, now: number): Reconciled {
  const effects: ActionEffect[] = before.changes.some(isUnderWay) ? [{ kind: 'poll-changes' }] : []
  const invoiced = before.invoices.reduce<Reconciled>(
    (current, note) => withInvoice(current, note, view, now),
    {
      record: before,
      effects,
    },
  )
  return withCancellation(invoiced, view, now)
}

function withInvoice(
  { record, effects }: Reconciled,
  note: InvoiceNote,
  view: OrderView,
  now: number,
): Reconciled {
  const isLive = view.packages.some(({ number }) => number === note.number)
  const isSeen = isLive && note.state !== 'confirmed'
  const current: InvoiceNote = isSeen ? { ...note, state: 'confirmed' } : note
  const isOver =
    view.status.kind === 'canceled' || (view.status.kind === 'invoiced' && note.type === 'output')
  if (!isLive && isOver && now - note.sentAt >= LOST_AFTER)
    return { record: withoutInvoice(record, note, now), effects }
  const isLost = !isLive && now - note.sentAt >= LOST_AFTER && !invoiceProblem(view, record, note.type, now)
  const again = isLost || (isLive && isStuck(note, view, now))
  if (!again) return { record: replaced(record, current), effects }
  // Of one with a document only the ERP has the whole.
  const isOurs = isLive || !note.hasDocument
  if (isOurs && note.attempts < MOST_ATTEMPTS)
    return {
      record: replaced(record, current),
      effects: [...effects, { kind: 'send-invoice', number: note.number }],
    }
  if (note.isAlerted) return { record: replaced(record, current), effects }
  const detail = isLive
    ? `VTEX does not end the order with its full invoice ${note.number}`
    : `invoice ${note.number} did not reach VTEX: send it again`
  const alerted = replaced(record, { ...current, isAlerted: true })
  return { record: noted(alerted, { at: now, what: 'alert', by: 'app', detail }), effects }
}

/** The last invoice of an order that is invoiced wholly, and still waits to be. */
function isStuck(
  { number, type, sentAt }: InvoiceNote,
  { status, value, packages }: OrderView,
  now: number,
): boolean {
  if (type !== 'output' || status.name !== 'payment-approved' || now - sentAt < STUCK_AFTER) return false
  const output = packages.filter((each) => each.type === 'output')
  const sum = output.reduce((all, each) => all + each.value, 0)
  return sum >= value && output.at(-1)?.number === number
}

/** The order ended without it. */
function withoutInvoice(record: OrderRecord, { number }: InvoiceNote, now: number): OrderRecord {
  const invoices = record.invoices.filter((each) => each.number !== number)
  const detail = `the order ended without invoice ${number}`
  return noted({ ...record, invoices }, { at: now, what: 'alert', by: 'app', detail })
}

function replaced(record: OrderRecord, note: InvoiceNote): OrderRecord {
  const invoices = record.invoices.map((each) => (each.number === note.number ? note : each))
  return { ...record, invoices }
}

function withCancellation({ record, effects }: Reconciled, view: OrderView, now: number): Reconciled {
  const note = record.cancellation
  if (!note || note.state === 'done') return { record, effects }
  const keep = (cancellation: CancellationNote | null): Reconciled => ({
    record: { ...record, cancellation },
    effects,
  })
  const { kind, name } = view.status
  if (isShown(note, { status: name })) return keep({ ...note, state: 'done' })
  // VTEX answers a store's own wish with a request, which the store confirms by the same call.
  const isAsked = kind === 'cancel-asked'
  const isDue = now - note.sentAt >= LOST_AFTER && (note.state === 'sending' || isAsked)
  if (isDue && note.attempts < MOST_ATTEMPTS) {
    const isSane = isAsked || (note.kind === 'cancel' && kind !== 'invoiced' && view.packages.length === 0)
    return isSane ? { record, effects: [...effects, { kind: 'send-cancellation' }] } : keep(null)
  }
  const isOver = !isAsked && now - note.sentAt >= FORGOTTEN_AFTER
  if (!note.isAlerted && (isDue || isOver)) {
    const alerted = isOver ? null : { ...note, isAlerted: true }
    const detail = `the cancellation (${note.kind}) did not come through`
    return {
      record: noted({ ...record, cancellation: alerted }, { at: now, what: 'alert', by: 'app', detail }),
      effects,
    }
  }
  return { record, effects }
}
