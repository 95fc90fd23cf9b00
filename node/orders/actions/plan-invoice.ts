import { createHash } from 'node:crypto'
import { err, ok, type Result } from 'neverthrow'
import type { VtexOrder, VtexPackage } from '../../clients/oms-order'
import { fail, failure, type Failure } from '../../errors/failure'
import type { InvoicedUnits, InvoiceNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import { viewOf } from '../view'
import { unitsFor, type Room, type WantedLine } from './invoice-lines'
import { invoiceProblem } from './invoiceable'
import { linesNow, type OrderLineNow } from './lines'
import { invoiceNumberOf } from './number'
import { byLine, countUnits, invoicesOf, sumOf, type KnownInvoice } from './units'

/** An invoice as the ERP sends it. Money in cents. */
export interface WantedInvoice {
  number: string
  type: InvoiceNote['type']
  /** RFC 3339. */
  issuedAt: string
  value: number
  key: string | null
  url: string | null
  /** The invoice's XML. */
  document: string | null
  /** null: all that is left. */
  lines: readonly WantedLine[] | null
}

export interface InvoicePlan {
  /** same: it was sent before, and VTEX has it or is said to. */
  kind: 'send' | 'same'
  note: InvoiceNote
}

/** Invoices of one order; more make no sense and would make its record large. */
const MOST_INVOICES = 200

/**
 * What to do about an invoice, by the order as VTEX has it and our own record: refused early where VTEX would refuse it
 * or break later. The number is its key: the same again is harmless, other content is refused. Pure.
 */
export function planInvoice(
  order: VtexOrder,
  record: OrderRecord,
  wanted: WantedInvoice,
  { now, source }: { now: number; source: string },
): Result<InvoicePlan, Failure> {
  const numbered = invoiceNumberOf(wanted.number)
  if (numbered.isErr()) return err(numbered.error)
  const number = numbered.value
  const content = contentOf(wanted)
  const known = record.invoices.find((note) => note.number === number)
  if (known && known.content !== content) return fail('invoice_conflict', conflictOf(known.printed, number))
  const live = (order.packageAttachment?.packages ?? []).find((each) => each.invoiceNumber === number)
  if (known && (live || known.state !== 'sending')) return ok({ kind: 'same', note: known })
  const { key, url, issuedAt, value, type } = wanted
  const note: InvoiceNote = {
    ...{ number, printed: wanted.number, type, value, issuedAt, key, url, content, source },
    hasDocument: wanted.document !== null,
    lines: known?.lines ?? [],
    ...(known?.isLast && { isLast: true }),
    ...{ state: 'sending', sentAt: now, attempts: known?.attempts ?? 0, isAlerted: false },
  }
  if (live)
    return isSameAs(live, wanted)
      ? ok({ kind: 'same', note: { ...note, state: 'confirmed' } })
      : fail('invoice_conflict', conflictOf(number, number))
  const problem = invoiceProblem(viewOf(order), record, type, now)
  if (problem) return err(problem)
  if (known) return ok({ kind: 'send', note })
  return withLines(order, record, wanted, note)
}

function withLines(
  order: VtexOrder,
  record: OrderRecord,
  { type, value, lines: wanted }: WantedInvoice,
  note: InvoiceNote,
): Result<InvoicePlan, Failure> {
  const lines = linesNow(order, record)
  const invoices = invoicesOf(order, record, lines)
  if (invoices.length >= MOST_INVOICES)
    return fail('invoice_exceeds_order', `The order has ${MOST_INVOICES} invoices.`)
  const most = type === 'output' ? viewOf(order).value : sumOf(invoices, 'output')
  const before = sumOf(invoices, type)
  if (before + value > most) return err(exceeds(type, { most, before, value }))
  const room = roomOf(type, lines, invoices)
  return unitsFor(wanted, room).map((units) => ({
    kind: 'send',
    note: {
      ...note,
      lines: units,
      ...(type === 'output' && isAllThatIsLeft(units, room) && { isLast: true }),
    },
  }))
}

function isAllThatIsLeft(units: readonly InvoicedUnits[], { lines, left }: Room): boolean {
  const count = byLine(units)
  return lines.every((line) => left(line) <= (count.get(line.lineId) ?? 0))
}

/** Units that are left of each line: of a return those that were invoiced, at the prices they were. */
function roomOf(
  type: InvoiceNote['type'],
  lines: readonly OrderLineNow[],
  invoices: readonly KnownInvoice[],
): Room {
  const output = countUnits(invoices, 'output')
  const input = countUnits(invoices, 'input')
  const sold = ({ lineId }: OrderLineNow): number => output.get(lineId) ?? 0
  const back = ({ lineId }: OrderLineNow): number => input.get(lineId) ?? 0
  if (type === 'output') return { lines, left: (line) => line.quantity - sold(line), before: sold }
  const units = invoices.filter((each) => each.type === 'output').flatMap((each) => each.lines)
  return {
    lines,
    left: (line) => sold(line) - back(line),
    before: back,
    sold: ({ lineId }) => units.filter((each) => each.lineId === lineId),
  }
}

/** Whether an invoice that somebody else sent is the one that is wanted, as far as VTEX tells. */
function isSameAs({ type, invoiceValue, invoiceKey }: VtexPackage, wanted: WantedInvoice): boolean {
  const isType = (type === 'Input') === (wanted.type === 'input')
  const isKey = wanted.key === null || !invoiceKey || invoiceKey === wanted.key
  return isType && isKey && invoiceValue === wanted.value
}

function contentOf(wanted: WantedInvoice): string {
  const { number, type, value, issuedAt, key, url, document, lines } = wanted
  const parts = (lines ?? []).map(({ lineId, skuRef, skuId, quantity, price }) => [
    lineId ?? null,
    skuRef ?? null,
    skuId ?? null,
    quantity,
    price ?? null,
  ])
  const all = [number, type, value, Date.parse(issuedAt), key, url, document, lines && parts]
  return createHash('sha256').update(JSON.stringify(all)).digest('base64url')
}

const conflictOf = (printed: string, number: string): string =>
  `The order has an invoice ${printed}${printed === number ? '' : ` (${number} in VTEX)`} with other content.`

function exceeds(
  type: InvoiceNote['type'],
  { most, before, value }: { most: number; before: number; value: number },
): Failure {
  const [done, whole] =
    type === 'output' ? ['invoiced', 'the order’s value is'] : ['returned', 'what was invoiced is']
  return failure(
    'invoice_exceeds_order',
    `${amount(before)} is ${done} and this is ${amount(value)} more, but ${whole} ${amount(most)}.`,
  )
}

const amount = (cents: number): string => (cents / 100).toFixed(2)
