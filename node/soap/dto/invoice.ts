import { invalidFields } from '../../delivery/record'
import type { Failure } from '../../errors/failure'
import type { Sent } from '../contract'
import { amountOf } from './decimal'

/** An invoice in the shape of REST, from which it is read. Its value is in currency units, its prices of one unit. Pure. */
export function invoiceRecord(sent: Sent<'OrderInvoiceDTO'>, issuedAt: string): object {
  const lines = sent.StockKeepingUnits ?? []
  return defined({
    number: sent.InvoiceNumber,
    issuedAt,
    value: amountOf(sent.InvoiceValue),
    url: sent.InvoiceUrl || undefined,
    document: sent.EmbeddedInvoice || undefined,
    lines: lines.length > 0 ? lines.map(lineRecord) : undefined,
    tracking: sent.TrackingNumber
      ? defined({
          number: sent.TrackingNumber,
          url: sent.TrackingUrl || undefined,
          carrier: sent.Courier || undefined,
        })
      : undefined,
  })
}

const lineRecord = (line: Sent<'OrderInvoiceStockKeepingUnitDTO'>): object =>
  defined({
    skuId: line.StockKeepingUnitId === null ? undefined : String(line.StockKeepingUnitId),
    quantity: line.Quantity ?? undefined,
    price: amountOf(line.Price),
  })

const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

/** What the WebService calls a field of an invoice, by the path of it in REST. */
const names: Readonly<Record<string, string>> = {
  number: 'InvoiceNumber',
  issuedAt: 'IssuanceDate',
  value: 'InvoiceValue',
  url: 'InvoiceUrl',
  document: 'EmbeddedInvoice',
  lines: 'StockKeepingUnits',
  'lines/lineId': 'StockKeepingUnitId',
  'lines/quantity': 'Quantity',
  'lines/price': 'Price',
  'tracking/number': 'TrackingNumber',
  'tracking/url': 'TrackingUrl',
  'tracking/carrier': 'Courier',
}

/** A refusal of an invoice that names the fields as the caller knows them. Pure. */
export function invoiceInWords(failed: Failure): Failure {
  if (!failed.errors?.length) return failed
  return invalidFields(
    failed.errors.map((error) => {
      const path = error.pointer.split('/').filter((part) => part !== '' && !/^\d+$/.test(part))
      const name = names[path.join('/')] ?? names[path[0] ?? ''] ?? ''
      return { ...error, pointer: `/OrderInvoice/${name}` }
    }),
  )
}
