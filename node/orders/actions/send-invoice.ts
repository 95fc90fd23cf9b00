import type { Result } from 'neverthrow'
import type { VtexInvoiceInput } from '../../clients/oms-actions'
import type { VtexOrder } from '../../clients/oms-order'
import type { Failure } from '../../errors/failure'
import type { OrderDeps } from '../deps'
import type { InvoiceNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { changeKnown } from '../record/store'
import { called } from '../called'
import { sendUntilShown } from './send-until-shown'

const PATH = '/api/oms/pvt/orders/{orderId}/invoice'

/** An invoice to send, of which the record has the intent. */
export interface InvoiceToSend {
  orderId: string
  note: InvoiceNote
  /** The invoice's XML. */
  document: string | null
  by: string
}

/** Sends an invoice and reads the order back; answers the order as it is then. */
export function sendInvoice(deps: OrderDeps, sending: InvoiceToSend): Promise<Result<VtexOrder, Failure>> {
  const { orderId, note } = sending
  return sendUntilShown(deps, orderId, {
    send: () => sendOnce(deps, sending),
    isShown: (order) => hasInvoice(order, note.number),
    confirm: () => setState(deps, orderId, note.number, 'confirmed'),
    forget: () => forget(deps, orderId, note.number),
  })
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
