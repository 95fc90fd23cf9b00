import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { Change, Plan } from '../flow'
import { basePriceOf, isSameAmount, isSameFixedPrice, type LivePrice } from './mapper'
import { price } from '../fields'
import type { FixedPrice, PriceRecord } from './schema'

export const noPrice: LivePrice = { basePrice: null, listPrice: null, costPrice: null, fixedPrices: [] }

export type WantedPrice = LivePrice & { basePrice: number }

/** What must change in VTEX so that the SKU's price is what the source says. Pure. */
export function planPrice(record: PriceRecord, current: LivePrice | null): Result<Plan, Failure> {
  const live = current ?? noPrice
  const fixedPrices = planFixedPrices(live.fixedPrices, wantedFixedPrices(record, live.fixedPrices))
  if (live.basePrice === null && sendsOnlyFixedPrices(record) && !removes(fixedPrices)) return ok(fixedPrices)
  return wantedPrice(record, live).map((wanted) => [
    ...changedAmount('basePrice', live.basePrice, wanted.basePrice),
    ...changedAmount('listPrice', live.listPrice, wanted.listPrice),
    ...changedAmount('costPrice', live.costPrice, wanted.costPrice),
    ...fixedPrices,
  ])
}

/** The SKU's whole price once the record is applied to the live one. Pure. */
export function wantedPrice(record: PriceRecord, live: LivePrice): Result<WantedPrice, Failure> {
  const costPrice = record.costPrice ?? live.costPrice
  if (record.markup !== undefined && costPrice === null) {
    return missing(
      'costPrice',
      'A markup needs a cost: the SKU has none in VTEX, so the record must carry costPrice.',
    )
  }
  const derived = baseFromMarkup(record.markup, costPrice)
  if (derived !== undefined && !price.safeParse(derived).success) {
    return invalid('markup', 'invalid_amount', 'gives no base price between 0.01 and 999999999.99')
  }
  const basePrice = record.basePrice ?? derived ?? live.basePrice
  if (basePrice === null) {
    return missing('basePrice', 'The SKU has no price in VTEX yet, so the record must carry basePrice.')
  }
  return ok({
    basePrice,
    costPrice,
    listPrice: record.listPrice === undefined ? live.listPrice : record.listPrice,
    fixedPrices: wantedFixedPrices(record, live.fixedPrices),
  })
}

/** The SKU's fixed prices once the record is applied: the ones it sends, and in mode merge those it does not name. */
export function wantedFixedPrices(record: PriceRecord, live: FixedPrice[]): FixedPrice[] {
  const sent = (record.fixedPrices ?? []).map((fixed) => completed(fixed, live))
  if (record.fixedPrices && record.fixedPricesMode === 'replace') return sent
  return [...live.filter((fixed) => !find(sent, fixed)), ...sent]
}

/** Whether the plan deletes a fixed price, which only a PUT of the whole price does. */
export function removes(plan: Plan): boolean {
  return plan.some(({ field, after }) => field.startsWith('fixedPrices.') && after === null)
}

export function differs(fixed: FixedPrice, live: FixedPrice[]): boolean {
  const before = find(live, fixed)
  return (
    !before || !isSameAmount(before.value, fixed.value) || !isSameAmount(before.listPrice, fixed.listPrice)
  )
}

function sendsOnlyFixedPrices({ basePrice, listPrice, costPrice, markup }: PriceRecord): boolean {
  return [basePrice, listPrice, costPrice, markup].every((field) => field === undefined)
}

function baseFromMarkup(markup: number | undefined, costPrice: number | null): number | undefined {
  return markup === undefined || costPrice === null ? undefined : basePriceOf(costPrice, markup)
}

/** A fixed price without listPrice keeps the one VTEX has: VTEX would clear it. */
function completed(fixed: FixedPrice, live: FixedPrice[]): FixedPrice {
  return fixed.listPrice === undefined ? { ...fixed, listPrice: find(live, fixed)?.listPrice ?? null } : fixed
}

function planFixedPrices(live: FixedPrice[], wanted: FixedPrice[]): Change[] {
  return [
    ...wanted
      .filter((fixed) => differs(fixed, live))
      .map((fixed) => ({ field: fieldOf(fixed), before: amounts(find(live, fixed)), after: amounts(fixed) })),
    ...live
      .filter((fixed) => !find(wanted, fixed))
      .map((fixed) => ({ field: fieldOf(fixed), before: amounts(fixed), after: null })),
  ]
}

function changedAmount(field: string, before: number | null, after: number | null): Change[] {
  return isSameAmount(before, after) ? [] : [{ field, before, after }]
}

function missing(field: string, detail: string): Result<never, Failure> {
  return fail('invalid_record', detail, {
    errors: [{ pointer: `/${field}`, code: 'required', message: 'is required' }],
  })
}

function invalid(field: string, code: string, message: string): Result<never, Failure> {
  return fail('invalid_record', `/${field} ${message}.`, {
    errors: [{ pointer: `/${field}`, code, message }],
  })
}

const find = (list: FixedPrice[], fixed: FixedPrice) => list.find((other) => isSameFixedPrice(fixed, other))

const amounts = (fixed: FixedPrice | undefined) =>
  fixed ? { value: fixed.value, listPrice: fixed.listPrice ?? null } : null

function fieldOf({ priceTable, minQuantity, from }: FixedPrice): string {
  return [
    'fixedPrices',
    priceTable,
    ...(minQuantity > 1 ? [`${minQuantity}+`] : []),
    ...(from ? [from] : []),
  ].join('.')
}
