import { z } from 'zod'
import { outcomes } from '../delivery/outcome'
import { flowNames } from '../flows'

const nullableTime = z.string().nullable().meta({ description: 'RFC 3339 instant, UTC.' })
const outcome = z.enum(outcomes).meta({ id: 'Outcome', description: 'What became of a record.' })
const flow = z.enum(flowNames).meta({ description: 'The flow.' })

const change = z
  .strictObject({ field: z.string(), before: z.unknown(), after: z.unknown() })
  .meta({ id: 'Change', description: 'One field that changed in VTEX, or would change (dry run).' })

const fieldError = z
  .strictObject({
    pointer: z.string().meta({ description: 'JSON pointer into the record.' }),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'FieldError' })

const failureFields = {
  code: z
    .string()
    .nullable()
    .meta({ description: 'Code of the error catalogue; null when nothing is wrong.' }),
  message: z.string().nullable(),
  help: z.string().nullable().meta({ description: 'What to do.' }),
}

export const recordAnswer = z
  .strictObject({
    flow,
    ref: z.string(),
    outcome,
    dryRun: z.boolean(),
    vtexId: z.string().nullable(),
    changes: z.array(change),
    ...failureFields,
    mappingVersion: z
      .int()
      .nullable()
      .meta({ description: 'Version of the mapping used; null: the canonical record was sent.' }),
    at: z.string(),
  })
  .meta({ id: 'RecordAnswer', description: 'What became of one record.' })

export const shownRecord = z
  .strictObject({
    flow,
    ref: z.string(),
    vtexId: z.string(),
    record: z.looseObject({}).meta({ description: 'The live VTEX state as a canonical record.' }),
    sync: z
      .strictObject({
        outcome,
        at: z.string(),
        batch: z.string().nullable(),
        version: z.int().optional(),
        updatedAt: z.string().optional(),
      })
      .nullable()
      .meta({ description: 'What this app did last with the record; null: nothing yet.' }),
  })
  .meta({ id: 'ShownRecord' })

export const batchAnswer = z
  .strictObject({
    id: z.string(),
    flow,
    source: z.string(),
    mode: z.literal('upsert'),
    dryRun: z.boolean(),
    status: z.enum(['queued', 'running', 'done']),
    counts: z.strictObject({
      total: z.int(),
      pending: z.int(),
      applied: z.int(),
      unchanged: z.int(),
      skipped: z.int(),
      parked: z.int(),
      held: z.int(),
      failed: z.int(),
    }),
    progress: z.number().min(0).max(1),
    ratePerSecond: z.number().nullable(),
    createdAt: z.string(),
    startedAt: nullableTime,
    finishedAt: nullableTime,
    estimatedEndAt: nullableTime,
    guard: z.null(),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Batch' })

export const batchList = z
  .strictObject({ batches: z.array(batchAnswer), cursor: z.string().nullable() })
  .meta({ id: 'BatchList' })

export const recordResult = z
  .strictObject({
    index: z.int().meta({ description: 'Place of the record in the request, from 0.' }),
    ref: z.string().nullable(),
    outcome,
    ...failureFields,
    errors: z.array(fieldError),
    changes: z.array(change),
    attempts: z.int(),
    vtexId: z.string().nullable(),
  })
  .meta({ id: 'RecordResult' })

export const resultList = z
  .strictObject({ records: z.array(recordResult), cursor: z.string().nullable() })
  .meta({ id: 'ResultList' })

export const problemDetails = z
  .looseObject({
    type: z.string().meta({ description: 'Address of the catalogue entry.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    owner: z.enum(['source', 'configuration', 'vtex', 'app']).meta({ description: 'Who can mend it.' }),
    help: z.string(),
    instance: z.string(),
    errors: z.array(fieldError),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457 problem details. A failed record adds flow, ref, outcome, changes and vtexId.',
  })

export const catalogueEntry = z
  .strictObject({
    code: z.string(),
    owner: z.enum(['source', 'configuration', 'vtex', 'app']),
    status: z.int(),
    title: z.string(),
    explanation: z.string(),
    help: z.string(),
    retryable: z.boolean(),
  })
  .meta({ id: 'CatalogueEntry' })

const status = z.enum(['ok', 'warning', 'error'])

export const healthAnswer = z
  .strictObject({
    status,
    account: z.string(),
    workspace: z.string(),
    version: z.string(),
    checkedAt: z.string(),
    checks: z.array(
      z.strictObject({
        id: z.enum(['storage', 'events', 'catalog', 'pricing', 'logistics']),
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

export const openApiSchema = z.looseObject({ openapi: z.string() })
