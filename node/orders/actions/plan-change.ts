import { createHash } from 'node:crypto'
import { ok, type Result } from 'neverthrow'
import type { VtexChangeInput, VtexChangedItemInput } from '../../clients/oms-actions'
import type { VtexOrder } from '../../clients/oms-order'
import { fail, failure, type Failure, type FieldError } from '../../errors/failure'
import type { OrderRecord } from '../record/record'
import { viewOf } from '../view'
import { cancellationProblem } from './invoiceable'
import { linesNow, type OrderLineNow } from './lines'
import { countUnits, invoicesOf } from './units'

/** A change of an order as the ERP sends it. Money in cents. */
export interface WantedChange {
  reason: string
  /** New quantities; 0 takes the line off. */
  lines: readonly { lineId: string; quantity: number }[]
  add: readonly { skuRef: string; quantity: number; price: number }[]
  discount: number
  increase: number
}

/** VTEX changes orders in these statuses alone. */
const changeable: ReadonlySet<string> = new Set([
  'handling',
  'waiting-for-fulfillment',
  'ready-for-invoicing',
])

/**
 * Why the order takes no change; null when it does. Never while an invoice is on its way, and never where one SKU is
 * on several lines: VTEX would not finish it (known issue). Pure.
 */
export function changeProblem(order: VtexOrder, record: OrderRecord, now: number): Failure | null {
  const view = viewOf(order)
  const cancelling = cancellationProblem(view, record, now)
  if (cancelling) return cancelling
  if (record.invoices.some(({ state }) => state === 'sending'))
    return failure('invoice_in_progress', undefined, { retryAfter: 30 })
  const { name, isTransient = false } = view.status
  if (isTransient) return failure('order_busy', `VTEX moves the order from ${name}.`, { retryAfter: 5 })
  if (!changeable.has(name))
    return failure('order_not_ready', `VTEX changes no order that is ${name || 'without a status'}.`)
  const skus = (order.items ?? []).map(({ id }) => id)
  return new Set(skus).size < skus.length ? failure('change_not_possible') : null
}

/**
 * The body of a change for VTEX, by the order as it is; null where nothing changes. `skuIds`: of `add`, in its order.
 * VTEX itself prices what is added. Pure.
 */
export function planChange(
  order: VtexOrder,
  record: OrderRecord,
  wanted: WantedChange,
  skuIds: readonly string[],
): Result<VtexChangeInput | null, Failure> {
  const lines = linesNow(order, record)
  const invoiced = countUnits(invoicesOf(order, record, lines), 'output')
  const errors: FieldError[] = []
  const replace: VtexChangeInput['replace'] = []
  const remove: VtexChangedItemInput[] = []
  wanted.lines.forEach(({ lineId, quantity }, index) => {
    const pointer = `/lines/${index}`
    const line = lines.find((each) => each.lineId === lineId)
    const isTwice = wanted.lines.findIndex((each) => each.lineId === lineId) < index
    if (!line || isTwice) {
      const message = line ? 'comes twice' : 'is not a line of the order'
      return void errors.push({ pointer: `${pointer}/lineId`, code: 'unknown_line', message })
    }
    const least = invoiced.get(lineId) ?? 0
    if (quantity < least)
      return void errors.push({
        pointer: `${pointer}/quantity`,
        code: 'too_few_units',
        message: `is less than the ${least} that are invoiced`,
      })
    if (quantity === line.quantity) return
    const from = { ...itemOf(line, lineId, line.quantity), price: line.price }
    if (quantity === 0) remove.push(from)
    else
      replace.push({
        from: { items: [from] },
        to: { items: [withUnit(line, itemOf(line, lineId, quantity))] },
      })
  })
  const add = wanted.add.map(({ quantity }, index) => ({ id: skuIds[index] ?? '', quantity }))
  add.forEach(({ id }, index) => {
    const isThere = lines.some((line) => line.skuId === id) || add.findIndex((each) => each.id === id) < index
    if (isThere)
      errors.push({
        pointer: `/add/${index}/skuRef`,
        code: 'known_line',
        message: 'is on the order already: change the quantity of its line',
      })
  })
  if (errors.length > 0) return fail('invalid_record', undefined, { errors })
  const isNothing = [replace, remove, add].every((items) => items.length === 0)
  if (isNothing && wanted.discount === 0 && wanted.increase === 0) return ok(null)
  return ok({
    reason: wanted.reason,
    replace,
    ...(remove.length > 0 && { remove: { items: remove } }),
    ...(add.length > 0 && { add: { items: add } }),
    ...(wanted.discount > 0 && { manualDiscountValue: wanted.discount }),
    ...(wanted.increase > 0 && { manualIncrementValue: wanted.increase }),
  })
}

/**
 * The change with what is added at the ERP's prices: what VTEX's own come to (`priced`) is made up for by discount or
 * increase. Pure; cents.
 */
export function atWantedPrices(
  body: VtexChangeInput,
  { add }: WantedChange,
  priced: number,
): VtexChangeInput {
  const wanted = add.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const net = (body.manualIncrementValue ?? 0) - (body.manualDiscountValue ?? 0) + wanted - priced
  const { manualDiscountValue: _discount, manualIncrementValue: _increase, ...rest } = body
  if (net === 0) return rest
  return net > 0 ? { ...rest, manualIncrementValue: net } : { ...rest, manualDiscountValue: -net }
}

/** To know the same change again while it is under way. Pure. */
export function changeContentOf({ reason, lines, add, discount, increase }: WantedChange): string {
  const parts = [
    reason,
    lines.map(({ lineId, quantity }) => [lineId, quantity]),
    add.map(({ skuRef, quantity, price }) => [skuRef, quantity, price]),
    ...[discount, increase],
  ]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

/** Lines that were added later have no id in VTEX. */
function itemOf({ skuId }: OrderLineNow, lineId: string, quantity: number): VtexChangedItemInput {
  const isOfVtex = /^[0-9A-F]{32}$/i.test(lineId)
  return { id: skuId, ...(isOfVtex && { uniqueId: lineId }), quantity }
}

function withUnit(
  { measurementUnit, unitMultiplier }: OrderLineNow,
  item: VtexChangedItemInput,
): VtexChangedItemInput {
  return { ...item, ...(measurementUnit !== null && { measurementUnit, unitMultiplier }) }
}
