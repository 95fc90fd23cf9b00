import { z } from 'zod'
import type { ShapeKit } from '../shape'

const time = z.iso.datetime({ offset: true, error: 'expected an RFC 3339 time with its zone' })

/** The bodies that Pricing accepts. Amounts are currency units, markup is percent. */
export function pricingBodies(kit: ShapeKit) {
  const dateRange = kit.object({ from: time, to: time })
  const fixed = {
    value: z.number(),
    listPrice: kit.optional(z.number()),
    minQuantity: z.int32().min(1),
    dateRange: kit.optional(dateRange),
  }
  const named = { ...fixed, tradePolicyId: z.string().min(1) }
  return {
    price: kit.object({
      markup: kit.optional(z.number()),
      listPrice: kit.optional(z.number()),
      basePrice: kit.optional(z.number()),
      costPrice: kit.optional(z.number()),
      fixedPrices: kit.optional(z.array(kit.object(named))),
    }),
    // The reference gives PATCH alone a default for minQuantity.
    fixedPatch: z.array(kit.object({ ...named, minQuantity: z.int32().min(1).default(1) })),
    fixedOfTable: z.array(kit.object(fixed)),
    rules: kit.object({ rules: z.array(ruleBody(kit, dateRange)) }),
  }
}

function ruleBody(kit: ShapeKit, dateRange: z.ZodType<{ from: string; to: string }>) {
  const names = z.record(z.string(), z.unknown())
  return kit.object({
    id: z.int(),
    context: kit.object({
      categories: names,
      brands: names,
      stockStatuses: names.nullish(),
      internalCategories: names.nullish(),
      markupRange: kit.object({ from: z.number(), to: z.number() }).nullable(),
      dateRange: dateRange.nullable(),
    }),
    percentualModifier: z.number(),
  })
}

export type PricingBodies = ReturnType<typeof pricingBodies>
