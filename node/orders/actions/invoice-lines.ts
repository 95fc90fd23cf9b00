import { ok, type Result } from 'neverthrow'
import { fail, type Failure, type FieldError } from '../../errors/failure'
import type { InvoicedUnits } from '../record/actions'
import type { OrderLineNow } from './lines'
import { takeUnits, unitPricesOf, type PricedUnits } from './unit-prices'

/** A line of an invoice as the ERP names it: by `lineId`, `skuRef` or `skuId`. */
export interface WantedLine {
  lineId?: string | undefined
  skuRef?: string | undefined
  skuId?: string | undefined
  quantity: number
  /** Cents per unit; absent: what the line was sold for. */
  price?: number | undefined
}

/** What may be on the invoice, by line id. */
export interface Room {
  lines: readonly OrderLineNow[]
  /** Units that may be on it. */
  left(line: OrderLineNow): number
  /** Units that are on earlier ones. */
  before(line: OrderLineNow): number
  /** What each unit costs, where it is not the line's own price. */
  sold?(line: OrderLineNow): readonly PricedUnits[]
}

/** Units with their prices for an invoice; `null`: of all that is left. Pure. */
export function unitsFor(wanted: readonly WantedLine[] | null, room: Room): Result<InvoicedUnits[], Failure> {
  const used = new Map<string, number>()
  const take = (line: OrderLineNow, most: number, price?: number): InvoicedUnits[] => {
    const taken = used.get(line.lineId) ?? 0
    const quantity = Math.min(most, room.left(line) - taken)
    if (quantity <= 0) return []
    used.set(line.lineId, taken + quantity)
    const own = room.sold?.(line) ?? unitPricesOf(line)
    const units =
      price === undefined ? takeUnits(own, room.before(line) + taken, quantity) : [{ quantity, price }]
    return units.map((each) => ({ lineId: line.lineId, skuId: line.skuId, ...each }))
  }
  if (wanted === null) return ok(room.lines.flatMap((line) => take(line, Infinity)))
  const errors: FieldError[] = []
  const units = wanted.flatMap((each, index) => {
    const pointer = `/lines/${index}`
    const named = room.lines.filter(isNamedBy(each))
    if (named.length === 0) {
      errors.push({ pointer, code: 'unknown_line', message: 'is not a line of the order' })
      return []
    }
    let left = each.quantity
    const found = named.flatMap((line) => {
      const got = take(line, left, each.price)
      left -= got.reduce((sum, { quantity }) => sum + quantity, 0)
      return got
    })
    if (left > 0)
      errors.push({
        pointer: `${pointer}/quantity`,
        code: 'too_many_units',
        message: `is ${left} more than is left of the line`,
      })
    return found
  })
  if (errors.length === 0) return ok(units)
  const isUnknown = errors.some(({ code }) => code === 'unknown_line')
  return fail(isUnknown ? 'invalid_record' : 'invoice_exceeds_order', undefined, { errors })
}

const isNamedBy =
  ({ lineId, skuRef, skuId }: WantedLine) =>
  (line: OrderLineNow): boolean =>
    (lineId === undefined || line.lineId === lineId) &&
    (skuRef === undefined || line.skuRef === skuRef) &&
    (skuId === undefined || line.skuId === skuId)
