import { z } from 'zod'
import { flow, nullableTime, outcomeCounts } from './schemas'

const status = z.enum(['ok', 'warning', 'error'])

const callTally = {
  calls: z.int().meta({ description: 'Calls to VTEX.' }),
  retries: z.int().meta({ description: 'Attempts made again after a failure.' }),
}

const deliveryAnswer = z
  .strictObject({
    openBatches: z.int().meta({ description: 'Batches not finished and not held.' }),
    heldBatches: z
      .int()
      .meta({ description: 'Batches a guard holds until somebody approves or cancels them.' }),
    parkedRecords: z.int().meta({ description: 'Records that wait for another record.' }),
    oldestOpenSeconds: z
      .int()
      .nullable()
      .meta({ description: 'Age of the oldest open batch; null when none is open.' }),
    lanes: z
      .array(
        z.strictObject({
          lane: z.string(),
          budgetPerSecond: z
            .number()
            .nullable()
            .meta({ description: 'Calls a second VTEX publishes; null where it publishes none.' }),
          usedPerSecond: z.number().meta({ description: 'Calls a second over the last ten seconds.' }),
          concurrency: z.int(),
          inFlight: z.int(),
          queued: z.int(),
          breaker: z.enum(['closed', 'open', 'half-open']),
          heldUntil: nullableTime.meta({ description: 'Until when the lane waits; null when it does not.' }),
        }),
      )
      .meta({ description: 'The lanes as the process that answers sees them.' }),
    lastDay: z
      .array(
        z.strictObject({
          hour: z.string().meta({ description: 'RFC 3339, start of the hour (UTC).' }),
          flow,
          counts: z.strictObject(outcomeCounts),
          ...callTally,
        }),
      )
      .meta({ description: 'Records per outcome and calls per hour and flow, newest first.' }),
  })
  .nullable()
  .meta({
    id: 'Delivery',
    description: 'What the delivery of records is doing; null when storage does not answer.',
  })

export const healthAnswer = z
  .strictObject({
    status,
    account: z.string(),
    workspace: z.string(),
    version: z.string(),
    checkedAt: z.string(),
    checks: z.array(
      z.strictObject({
        id: z.enum(['storage', 'events', 'catalog', 'pricing', 'logistics', 'masterdata']),
        status,
        durationMs: z.int(),
        code: z.string().nullable(),
        detail: z.string().nullable(),
        help: z.string().nullable(),
        resource: z.string().nullable(),
      }),
    ),
    activity: z.strictObject({
      openBatches: z.int(),
      lastBatchAt: nullableTime,
      lastBatchId: z.string().nullable(),
    }),
    delivery: deliveryAnswer,
    permissions: z.array(
      z.strictObject({
        flow,
        action: z.enum(['read', 'write']),
        granted: z.boolean(),
        anyOf: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'Health' })
