import type { z } from 'zod'
import type { ApiResponse } from '../../http'
import { ok, text } from '../answers'
import { param, type Call, type Handler } from '../routes'
import { readBody } from '../shape'
import { completeAmounts } from './base-price'
import type { PricingBodies } from './bodies'
import { badDateRange, mergeFixedPrices, toFixedPrice } from './fixed-prices'
import type { PriceRecord, PricingState } from './store'

const maxSkuId = 2_147_483_647

/** The SKU id in the path, or null when it is not a positive 32-bit integer. */
export function itemIdOf(call: Call): number | null {
  const raw = param(call, 'itemId')
  const id = /^\d+$/.test(raw) ? Number(raw) : 0
  return id > 0 && id <= maxSkuId ? id : null
}

/** Runs `handle` with the SKU id of the path; 400 when it is none. Pricing does not ask Catalog (assumption). */
export function withItem(handle: (call: Call, itemId: number) => ApiResponse): Handler {
  return (call) => {
    const itemId = itemIdOf(call)
    return itemId === null ? text(400, 'itemId must be a SKU id.') : handle(call, itemId)
  }
}

/** Runs `handle` with the SKU's price; 404 when it has none. */
export function withPrice(handle: (call: Call, price: PriceRecord, itemId: number) => ApiResponse): Handler {
  return withItem((call, itemId) => {
    const price = call.state.kept.pricing.prices.get(itemId)
    return price ? handle(call, price, itemId) : text(404, 'Price not found.')
  })
}

/** Makes the tables of fixed prices known to the list of price tables. */
export function rememberTables({ tables }: PricingState, { fixedPrices }: PriceRecord): void {
  for (const { tradePolicyId } of fixedPrices) tables.add(tradePolicyId)
}

/** GET: itemId is a string; amounts that were never set are null. */
export const getPrice = withPrice((_call, price, itemId) => ok({ itemId: String(itemId), ...price }))

/** DELETE: base price and all fixed prices. Assumption: 404 when there is no price. */
export const deletePrice = withPrice((call, _price, itemId) => {
  call.state.kept.pricing.prices.delete(itemId)
  return ok()
})

/**
 * PUT: replaces everything the SKU has, fixed prices that the body does not carry included. On a kit it ends
 * for good that Catalog prices it (known issue).
 */
export function putPrice(bodies: PricingBodies): Handler {
  return withItem((call, itemId) => {
    const body = readBody(bodies.price, call.request.body)
    if (!body.ok) return text(400, body.message)
    const price = toPrice(body.value)
    if (typeof price === 'string') return text(400, price)
    const { pricing, catalog } = call.state.kept
    pricing.prices.set(itemId, price)
    rememberTables(pricing, price)
    if (catalog.skus.get(itemId)?.IsKit) catalog.kitsWithOwnPrice.add(itemId)
    return ok()
  })
}

function toPrice({
  listPrice,
  fixedPrices,
  ...amounts
}: z.infer<PricingBodies['price']>): PriceRecord | string {
  const sent = fixedPrices ?? []
  const problem = badDateRange(sent)
  const completed = completeAmounts(amounts)
  if (problem !== null || typeof completed === 'string') return problem ?? String(completed)
  return {
    listPrice: listPrice ?? null,
    ...completed,
    fixedPrices: mergeFixedPrices([], sent.map(toFixedPrice)),
  }
}
