import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, failure, type Failure } from '../../errors/failure'
import { putOnBoard } from '../board'
import type { OrderDeps } from '../deps'
import type { InvoiceNote } from '../record/actions'
import { noted } from '../record/record'
import { changeKnown } from '../record/store'
import { actOn, settleAfter, type Acted, type OrderAct } from './act'
import { isUncertain } from '../called'
import { planInvoice, type WantedInvoice } from './plan-invoice'
import type { WantedTracking } from './plan-tracking'
import { stateOf } from './send-change'
import { hasInvoice, sendInvoice } from './send-invoice'
import { sendTracking } from './track-invoice'

/**
 * Sends an invoice, or a return, of an order to VTEX, and its tracking where it has one. The intent is remembered
 * first, so that the app finds out by itself what became of a call that was lost. The same again is harmless.
 */
export function postInvoice(
  deps: OrderDeps,
  id: string,
  { tracking, ...wanted }: WantedInvoice & { tracking: WantedTracking | null },
  source: string,
): Promise<Result<Acted<InvoiceNote>, Failure>> {
  return actOn(deps, id, source, async (act) => {
    const planned = planInvoice(act.order, act.record, wanted, { now: deps.now(), source })
    if (planned.isErr()) return err(planned.error)
    const { kind, note } = planned.value
    const sent = kind === 'same' ? ok(act.order) : await send(deps, act, note, wanted.document)
    if (sent.isErr()) return err(sent.error)
    const order = sent.value
    const told =
      tracking && (await sendTracking(deps, { orderId: act.orderId, order, source }, note.number, tracking))
    if (told?.isErr()) {
      const isLate = told.error.code === 'invoice_not_found'
      return isLate
        ? fail('order_busy', 'VTEX does not show the invoice yet.', { retryAfter: 5 })
        : err(told.error)
    }
    return ok(hasInvoice(order, note.number) ? { ...note, state: 'confirmed' } : { ...note, state: 'sent' })
  })
}

async function send(
  deps: OrderDeps,
  { orderId, record, source }: OrderAct,
  note: InvoiceNote,
  document: string | null,
): Promise<Result<VtexOrder, Failure>> {
  const changing = await changeUnderWay(deps, orderId)
  if (changing) return err(changing)
  const intent = await changeKnown(deps, orderId, (current) => {
    const others = current.invoices.filter(({ number }) => number !== note.number)
    const remembered = { ...current, invoices: [...others, note] }
    if (record.erp || others.length < current.invoices.length) return remembered
    const detail = `${note.number}: the ERP never acknowledged the order`
    return noted(remembered, { at: deps.now(), what: 'invoice', by: source, detail })
  })
  // From here on the watch sees to it, should this process die.
  if (intent) await putOnBoard(deps, intent)
  const sent = await sendInvoice(deps, { orderId, note, document, by: source })
  await settleAfter(deps, sent.unwrapOr(null), source)
  return sent
}

/** A change that somebody else made, in VTEX Admin for instance, keeps invoices back as well as ours. */
async function changeUnderWay(deps: OrderDeps, orderId: string): Promise<Failure | null> {
  const listed = await deps.oms.changes(orderId)
  if (listed.isErr())
    return isUncertain(listed.error) || listed.error.retryAfter !== undefined ? listed.error : null
  const isChanging = listed.value.some((each) => stateOf(each) === 'processing')
  return isChanging ? failure('change_in_progress', undefined, { retryAfter: 30 }) : null
}
