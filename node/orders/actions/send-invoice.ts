import { err, ok, type Result } from 'neverthrow'
import type { VtexInvoiceInput } from '../../clients/oms-actions'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, type Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import type { InvoiceNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { changeKnown } from '../record/store'
import { called, isUncertain } from './called'

/** Attempts of one request; the watch goes on later. */
const ATTEMPTS = 2
const PATH = '/api/oms/pvt/orders/{orderId}/invoice'

/** An invoice to send, of which the record has the intent. */
export interface InvoiceToSend {
  orderId: string
  note: InvoiceNote
  /** The invoice's XML. */
  document: string | null
  by: string
}

/**
 * Sends an invoice and reads the order back. A call whose fate is not known is repeated only after the order was read
 * and does not have it; one that VTEX did not take is forgotten. Answers the order as it is then.
 */
export async function sendInvoice(
  deps: OrderDeps,
  sending: InvoiceToSend,
): Promise<Result<VtexOrder, Failure>> {
  const { orderId, note } = sending
  for (let attempt = 1; ; attempt++) {
    const sent = await sendOnce(deps, sending)
    const found = await deps.oms.get(orderId)
    if (found.isErr()) return err(sent.isErr() ? sent.error : found.error)
    const order = found.value
    if (!order) return fail('order_not_found')
    if (hasInvoice(order, note.number)) {
      await setState(deps, orderId, note.number, 'confirmed')
      return ok(order)
    }
    if (sent.isOk()) return ok(order)
    if (!isUncertain(sent.error)) {
      await forget(deps, orderId, note.number)
      return err(sent.error)
    }
    if (attempt === ATTEMPTS) return err(sent.error)
  }
}

async function sendOnce(
  deps: OrderDeps,
  { orderId, note, document, by }: InvoiceToSend,
): Promise<Result<void, Failure>> {
  const { number } = note
  await changeKnown(deps, orderId, (record) =>
    withInvoice(record, number, (each) => ({ ...each, sentAt: deps.now(), attempts: each.attempts + 1 })),
  )
  return called(
    deps,
    orderId,
    { what: 'invoice', by, detail: number, method: 'POST', path: PATH, status: '200' },
    () => deps.oms.invoice(orderId, bodyOf(note, document)),
    (record, answer) =>
      answer.isOk() ? withInvoice(record, number, (each) => ({ ...each, state: 'sent' })) : record,
  )
}

export function hasInvoice(order: VtexOrder, number: string): boolean {
  return (order.packageAttachment?.packages ?? []).some(({ invoiceNumber }) => invoiceNumber === number)
}

/** The record with one of its invoices changed. Pure. */
export function withInvoice(
  record: OrderRecord,
  number: string,
  change: (note: InvoiceNote) => InvoiceNote,
): OrderRecord {
  const invoices = record.invoices.map((note) => (note.number === number ? change(note) : note))
  return { ...record, invoices }
}

async function setState(deps: OrderDeps, orderId: string, number: string, state: InvoiceNote['state']) {
  await changeKnown(deps, orderId, (record) => withInvoice(record, number, (note) => ({ ...note, state })))
}

async function forget(deps: OrderDeps, orderId: string, number: string): Promise<void> {
  await changeKnown(deps, orderId, (record) => ({
    ...record,
    invoices: record.invoices.filter((note) => note.number !== number),
  }))
}

/** VTEX mixes up lines of one SKU, so the same SKU at one price is one item (known issue). Pure. */
export function bodyOf(note: InvoiceNote, document: string | null): VtexInvoiceInput {
  const items = new Map<string, VtexInvoiceInput['items'][number]>()
  for (const { skuId: id, price, quantity } of note.lines) {
    const before = items.get(`${id}/${price}`)?.quantity ?? 0
    items.set(`${id}/${price}`, { id, price, quantity: before + quantity })
  }
  return {
    type: note.type === 'input' ? 'Input' : 'Output',
    issuanceDate: note.issuedAt,
    invoiceNumber: note.number,
    invoiceValue: String(note.value),
    ...(note.key !== null && { invoiceKey: note.key }),
    ...(note.url !== null && { invoiceUrl: note.url }),
    ...(document !== null && { embeddedInvoice: document }),
    items: [...items.values()],
  }
}
