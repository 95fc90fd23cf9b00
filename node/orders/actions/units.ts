import type { VtexOrder, VtexPackage } from '../../clients/oms-order'
import { lineIdOf } from '../canonical/lines'
import type { InvoicedUnits, InvoiceNote } from '../record/actions'
import type { OrderRecord } from '../record/record'
import type { OrderLineNow } from './lines'

/** One invoice of the order, ours or another's. Money in cents. */
export interface KnownInvoice {
  number: string
  type: InvoiceNote['type']
  value: number
  lines: InvoicedUnits[]
}

/**
 * Every invoice of the order: VTEX's, and ours that VTEX may have by now. Which lines are on it our own record knows
 * best, as VTEX takes the first line of a SKU for all of them (known issue). Pure.
 */
export function invoicesOf(
  order: VtexOrder,
  { invoices }: Pick<OrderRecord, 'invoices'>,
  lines: readonly OrderLineNow[],
): KnownInvoice[] {
  const live = order.packageAttachment?.packages ?? []
  const isOurs = ({ invoiceNumber }: VtexPackage): boolean =>
    invoices.some(({ number }) => number === invoiceNumber)
  const foreign = live.filter((each) => !isOurs(each))
  return foreign.reduce<KnownInvoice[]>(
    (known, each) => {
      const type = each.type === 'Input' ? 'input' : 'output'
      const units = unitsOn(
        each,
        order,
        lines,
        known.filter((other) => other.type === type),
      )
      return [
        ...known,
        { number: each.invoiceNumber ?? '', type, value: each.invoiceValue ?? 0, lines: units },
      ]
    },
    [...invoices],
  )
}

/** What of each line is on invoices of a type, by line id. Pure. */
export function countUnits(
  invoices: readonly KnownInvoice[],
  type: InvoiceNote['type'],
): Map<string, number> {
  return byLine(invoices.filter((each) => each.type === type).flatMap((each) => each.lines))
}

/** Units by line id. Pure. */
export function byLine(units: readonly InvoicedUnits[]): Map<string, number> {
  const count = new Map<string, number>()
  for (const { lineId, quantity } of units) count.set(lineId, (count.get(lineId) ?? 0) + quantity)
  return count
}

/** Cents on invoices of a type. Pure. */
export function sumOf(invoices: readonly KnownInvoice[], type: InvoiceNote['type']): number {
  return invoices.filter((each) => each.type === type).reduce((sum, { value }) => sum + value, 0)
}

/** Lines of an invoice that somebody else made: each SKU's units fill the lines that have it, in their order. */
function unitsOn(
  { items, type }: VtexPackage,
  order: VtexOrder,
  lines: readonly OrderLineNow[],
  others: readonly KnownInvoice[],
): InvoicedUnits[] {
  const used = countUnits(others, type === 'Input' ? 'input' : 'output')
  return (items ?? []).flatMap(({ itemIndex, quantity, price }) => {
    const index = itemIndex ?? -1
    const item = order.items?.[index]
    if (!item) return []
    let left = quantity
    const filled = lines
      .filter(({ skuId }) => skuId === item.id)
      .flatMap(({ lineId, skuId, quantity: has }) => {
        const units = Math.max(0, Math.min(left, has - (used.get(lineId) ?? 0)))
        left -= units
        used.set(lineId, (used.get(lineId) ?? 0) + units)
        return units > 0 ? [{ lineId, skuId, quantity: units, price }] : []
      })
    return left > 0
      ? [...filled, { lineId: lineIdOf(item, index), skuId: item.id, quantity: left, price }]
      : filled
  })
}
