import { ok, text } from '../answers'
import { param, type Call, type Handler } from '../routes'
import { readBody } from '../shape'
import type { PricingBodies } from './bodies'
import { badDateRange, mergeFixedPrices, toFixedPrice } from './fixed-prices'
import { rememberTables, withItem, withPrice } from './prices'
import type { FixedPrice, PriceRecord } from './store'

/** GET all fixed prices of a SKU; 404 when it has no price at all. */
export const getFixed = withPrice((_call, price) => ok(price.fixedPrices))

/** GET the fixed prices of one table. Assumption: 404 when there is none. */
export const getFixedOfTable = withPrice((call, price) => {
  const found = price.fixedPrices.filter(inTable(call))
  return found.length > 0 ? ok(found) : text(404, 'Fixed price not found.')
})

/** DELETE the fixed prices of one table. Assumption: 404 when there is none. */
export const deleteFixedOfTable = withPrice((call, price) => {
  const kept = price.fixedPrices.filter((fixed) => !inTable(call)(fixed))
  if (kept.length === price.fixedPrices.length) return text(404, 'Fixed price not found.')
  price.fixedPrices = kept
  return ok()
})

/** PATCH: merges into the fixed prices; works without a base price too (assumption). */
export function patchFixed(bodies: PricingBodies): Handler {
  return withItem((call, itemId) => {
    const body = readBody(bodies.fixedPatch, call.request.body)
    if (!body.ok) return text(400, body.message)
    const problem = badDateRange(body.value)
    if (problem) return text(400, problem)
    return write(call, itemId, (live) => mergeFixedPrices(live, body.value.map(toFixedPrice)))
  })
}

/** POST: the body becomes the whole list of that table; other tables stay. */
export function postFixedOfTable(bodies: PricingBodies): Handler {
  return withItem((call, itemId) => {
    const body = readBody(bodies.fixedOfTable, call.request.body)
    if (!body.ok) return text(400, body.message)
    const problem = badDateRange(body.value)
    if (problem) return text(400, problem)
    const tradePolicyId = param(call, 'priceTableId')
    const sent = body.value.map((fixed) => toFixedPrice({ ...fixed, tradePolicyId }))
    return write(call, itemId, (live) => [
      ...live.filter((fixed) => !inTable(call)(fixed)),
      ...mergeFixedPrices([], sent),
    ])
  })
}

function write(call: Call, itemId: number, change: (live: FixedPrice[]) => FixedPrice[]) {
  const { pricing } = call.state.kept
  const price = pricing.prices.get(itemId) ?? withoutBasePrice()
  price.fixedPrices = change(price.fixedPrices)
  pricing.prices.set(itemId, price)
  rememberTables(pricing, price)
  return ok()
}

function withoutBasePrice(): PriceRecord {
  return { listPrice: null, costPrice: null, markup: null, basePrice: null, fixedPrices: [] }
}

function inTable(call: Call): (fixed: FixedPrice) => boolean {
  const table = param(call, 'priceTableId')
  return (fixed) => fixed.tradePolicyId === table
}
