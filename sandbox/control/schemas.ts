import { z } from 'zod'
import { orderFaultNames } from '../commerce/oms/faults'
import { eventRates } from '../commerce/oms/faults/rates'

const probability = z.number().min(0).max(1)
const status = z.number().int().min(100).max(599)
const milliseconds = z.number().int().min(0).max(600_000)

export const faultSchema = z.strictObject({
  method: z.string().optional(),
  path: z.string().optional(),
  host: z.string().optional(),
  via: z.enum(['app', 'edge']).optional(),
  target: z.enum(['commerce', 'vbase', 'identity']).optional(),
  action: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('status'),
      status,
      body: z.unknown().optional(),
      headers: z.record(z.string(), z.string()).optional(),
    }),
    z.strictObject({ kind: z.literal('timeout') }),
    z.strictObject({ kind: z.literal('apply-then-fail'), status }),
    z.strictObject({ kind: z.literal('apply-then-timeout') }),
    z.strictObject({ kind: z.literal('delay'), ms: milliseconds }),
  ]),
  times: z.number().int().min(1).optional(),
  probability: probability.optional(),
  seed: z.number().int().optional(),
})

export const eventsSchema = z.strictObject({
  drop: probability.optional(),
  duplicate: probability.optional(),
  delayMs: milliseconds.optional(),
  delayProbability: probability.optional(),
  seed: z.number().int().optional(),
})

export const latencySchema = z.strictObject({ ms: milliseconds, template: z.string().optional() })

export const skusSchema = z.array(
  z.strictObject({
    skuId: z.number().int().positive().optional(),
    refId: z.string().min(1),
    name: z.string().min(1),
    ean: z.string().optional(),
  }),
)

export const hiddenRefSchema = z.strictObject({
  refId: z.string().min(1),
  templates: z.array(z.string()).optional(),
})

export const catalogSchema = z.strictObject({
  indexDelayMs: milliseconds.optional(),
  treeCacheMs: milliseconds.optional(),
  deadlockWindowMs: milliseconds.optional(),
  deadlockProbability: probability.optional(),
  deadlockSeed: z.number().int().optional(),
})

/** How OMS lags, and what else it does not do on time; milliseconds. */
export const omsSchema = z.strictObject({
  orderTransientMs: milliseconds.optional(),
  orderWindowToCancelMs: z.int().min(0).optional(),
  orderChangeMs: milliseconds.optional(),
  orderIndexDelayMs: milliseconds.optional(),
  orderListFloats: z.boolean().optional(),
  orderCancelReasonDelayMs: milliseconds.optional(),
  orderCancelRaceMs: milliseconds.optional(),
  feedSpelling: z.enum(['live', 'reference']).optional(),
})

/** How Master Data lags; milliseconds. */
export const masterDataSchema = z.strictObject({ masterDataIndexDelayMs: milliseconds.optional() })

const befalls = {
  orderId: z.string().optional(),
  status: z.string().optional(),
  times: z.int().min(1).optional(),
  seed: z.int().optional(),
  delayMs: milliseconds.optional(),
}

export const orderFaultSchema = z.strictObject({
  ...befalls,
  fault: z.enum(orderFaultNames),
  probability: probability.optional(),
})

/** Rates from 0 to 1. */
export const orderEventsSchema = z.strictObject({
  ...befalls,
  ...Object.fromEntries(eventRates.map((rate) => [rate, probability.optional()])),
})

/** Any status; null and '' as of an order that did not come to be. */
export const statusSchema = z.strictObject({ status: z.string().max(100).nullable() })

export const advanceSchema = z.strictObject({ until: z.string().optional() })

export const requestCancelSchema = z.strictObject({
  reason: z.string().default('The shopper changed their mind'),
})

/** Moves the clock of commerce on: a month at most, as nobody waits longer. */
export const clockSchema = z.strictObject({
  advanceMs: z
    .int()
    .min(0)
    .max(40 * 24 * 3_600_000),
})
