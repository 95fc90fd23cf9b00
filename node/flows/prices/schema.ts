import { z } from 'zod'
import { cost, instant, price, priceTable, skuRef, versioning } from '../fields'
import { basePriceOf } from './mapper'

const fixedPriceSchema = z
  .strictObject({
    priceTable,
    value: price,
    listPrice: price.nullable().optional(),
    minQuantity: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(1)
      .meta({ description: 'From how many units on the price applies.' }),
    from: instant.optional(),
    to: instant.optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: '`from` and `to` must be sent together: VTEX takes only a whole range',
  })
  .refine(({ from, to }) => !from || !to || Date.parse(from) < Date.parse(to), {
    path: ['to'],
    message: 'must be later than `from`',
  })

export const priceSchema = z
  .strictObject({
    skuRef,
    basePrice: price.optional(),
    listPrice: price
      .nullable()
      .optional()
      .meta({ description: 'Price shown struck through; null removes it.' }),
    costPrice: cost.optional(),
    markup: z
      .number()
      .min(-99)
      .max(100_000)
      .optional()
      .meta({ description: 'Per cent on the cost; at most two of base, cost and markup.' }),
    fixedPrices: z.array(fixedPriceSchema).max(500).optional(),
    fixedPricesMode: z
      .enum(['merge', 'replace'])
      .default('merge')
      .meta({ description: 'merge keeps fixed prices that are not sent; replace deletes them.' }),
    ...versioning,
  })
  .refine(
    (record) =>
      !(record.basePrice !== undefined && record.costPrice !== undefined && record.markup !== undefined),
    {
      path: ['markup'],
      message: 'send at most two of basePrice, costPrice and markup: VTEX calculates the third',
    },
  )
  .refine((record) => !(record.basePrice !== undefined && record.markup !== undefined), {
    path: ['markup'],
    message: 'send costPrice with markup, or basePrice without markup',
  })
  .refine(({ fixedPrices = [] }) => new Set(fixedPrices.map(identity)).size === fixedPrices.length, {
    path: ['fixedPrices'],
    message: 'two fixed prices have the same price table, minimum quantity and dates',
  })
  .refine(
    (record) =>
      [record.basePrice, record.listPrice, record.costPrice, record.markup, record.fixedPrices].some(
        (field) => field !== undefined,
      ),
    {
      message: 'nothing to change: send at least one of basePrice, listPrice, costPrice, markup, fixedPrices',
    },
  )
  // VTEX keeps the price, not how it was calculated; with the cost at hand it is known here.
  .transform((record, context): typeof record => {
    const { markup, ...rest } = record
    if (markup === undefined || rest.costPrice === undefined) return record
    const basePrice = price.safeParse(basePriceOf(rest.costPrice, markup))
    if (basePrice.success) return { ...rest, basePrice: basePrice.data }
    context.addIssue({
      code: 'custom',
      path: ['markup'],
      message: 'gives no base price between 0.01 and 999999999.99',
      params: { code: 'invalid_amount' },
    })
    return z.NEVER
  })
  .meta({
    id: 'Price',
    description: 'Price of a SKU. A field that is not sent stays as it is in VTEX; null clears it.',
  })

export type FixedPrice = z.output<typeof fixedPriceSchema>
export type PriceRecord = z.output<typeof priceSchema>

/** What makes a fixed price the same one for VTEX: price table, minimum quantity and dates. */
export function identity({ priceTable: table, minQuantity, from, to }: FixedPrice): string {
  return JSON.stringify([table, minQuantity, from ? Date.parse(from) : null, to ? Date.parse(to) : null])
}
