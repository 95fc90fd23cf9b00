import { z } from 'zod'
import { outcomes } from '../delivery/outcome'
import { awaitedFlows } from '../delivery/parking'
import { flowNames } from '../flows'

export const nullableTime = z.string().nullable().meta({ description: 'RFC 3339 instant, UTC.' })
const outcome = z.enum(outcomes).meta({ id: 'Outcome', description: 'What became of a record.' })
export const outcomeCounts = {
  applied: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  parked: z.int(),
  held: z.int(),
  failed: z.int(),
}
export const flow = z.enum(flowNames).meta({ description: 'The flow.' })

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

const parts = z
  .array(
    z.strictObject({
      flow,
      ref: z.string().nullable(),
      outcome,
      ...failureFields,
      changes: z.array(change),
      vtexId: z.string().nullable(),
    }),
  )
  .optional()
  .meta({ description: 'Of a product that was sent with its SKUs: what became of each part.' })

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
    parts,
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

export const historyAnswer = z
  .strictObject({
    flow,
    ref: z.string(),
    vtexId: z.string().nullable(),
    events: z.array(
      z.strictObject({
        at: z.string(),
        outcome,
        batch: z.string().nullable().meta({ description: 'The batch it came with; null for a single call.' }),
        code: failureFields.code,
        help: failureFields.help,
        fields: z.array(z.string()).meta({ description: 'Fields that changed in VTEX, the first twelve.' }),
        mappingVersion: z
          .int()
          .optional()
          .meta({ description: 'Version of the mapping that made the record canonical.' }),
        calls: z
          .array(
            z.strictObject({
              method: z.string(),
              path: z.string().meta({ description: 'Without host and query.' }),
              status: z.int().nullable().meta({ description: 'Null: no answer came.' }),
              milliseconds: z.int(),
            }),
          )
          .nullable()
          .meta({
            description:
              'The last 20 calls to VTEX made for this record alone, oldest first. Known as long as the batch is kept; of single calls only those of the newest. Null: no longer known.',
          }),
        callsLeftOut: z.int().meta({ description: 'How many calls came before these.' }),
      }),
    ),
  })
  .meta({ id: 'History', description: 'What became of a record lately, newest first.' })

const batchStatus = z.enum(['queued', 'running', 'held', 'done', 'cancelled'])

export const batchAnswer = z
  .strictObject({
    id: z.string(),
    flow,
    source: z.string(),
    mode: z.enum(['upsert', 'snapshot']),
    dryRun: z.boolean(),
    status: batchStatus,
    counts: z.strictObject({ total: z.int(), pending: z.int(), ...outcomeCounts }),
    progress: z.number().min(0).max(1),
    ratePerSecond: z.number().nullable(),
    createdAt: z.string(),
    startedAt: nullableTime,
    finishedAt: nullableTime,
    estimatedEndAt: nullableTime,
    guard: z
      .strictObject({
        findings: z.array(
          z.strictObject({
            rule: z.string(),
            mode: z.enum(['warn', 'hold']),
            count: z.int(),
            of: z.int(),
            share: z.number(),
            limit: z.string(),
            message: z.string(),
            examples: z.array(z.strictObject({ ref: z.string(), before: z.unknown(), after: z.unknown() })),
          }),
        ),
        approved: z.strictObject({ by: z.string(), at: z.string() }).nullable(),
      })
      .nullable()
      .meta({ description: 'What the guards found; null when nothing.' }),
    warnings: z.array(z.string()),
    missing: z
      .strictObject({ reported: z.int(), action: z.enum(['report', 'apply']) })
      .nullable()
      .meta({ description: 'What a snapshot lacks; null for other batches.' }),
    retryOf: z.string().nullable().meta({ description: 'The batch whose failed records these are.' }),
    mappingVersion: z
      .int()
      .nullable()
      .meta({ description: 'Version of the mapping used; null: canonical records were sent.' }),
    parent: z
      .string()
      .nullable()
      .meta({ description: 'The batch of products whose records brought these along.' }),
    children: z
      .array(
        z.strictObject({
          id: z.string(),
          flow,
          status: batchStatus,
          counts: z.strictObject({ total: z.int(), pending: z.int(), ...outcomeCounts }),
        }),
      )
      .optional()
      .meta({
        description:
          'Batches of what came within the records of this one; its status and progress are those of all. In the answer to GET of one batch.',
      }),
  })
  .meta({ id: 'Batch' })

export const batchList = z
  .strictObject({ batches: z.array(batchAnswer), cursor: z.string().nullable() })
  .meta({ id: 'BatchList' })

export const recordResult = z
  .strictObject({
    index: z
      .int()
      .meta({ description: 'Place of the record in the request, from 0; in an import in its part.' }),
    part: z.int().nullable().meta({
      description:
        'Part of the import that carried the record, from 1; 1 in a batch, null for what a snapshot lacks.',
    }),
    ref: z.string().nullable(),
    outcome,
    ...failureFields,
    errors: z.array(fieldError),
    changes: z.array(change),
    attempts: z.int(),
    vtexId: z.string().nullable(),
    parts,
  })
  .meta({ id: 'RecordResult' })

export const resultList = z
  .strictObject({ records: z.array(recordResult), cursor: z.string().nullable() })
  .meta({ id: 'ResultList' })

export const importAnswer = z
  .strictObject({
    id: z.string(),
    flow,
    source: z.string(),
    mode: z.enum(['upsert', 'snapshot']),
    missing: z.enum(['report', 'apply']),
    dryRun: z.boolean(),
    status: z.enum(['open', 'committed']),
    createdAt: z.string(),
    records: z.int(),
    parts: z.array(z.strictObject({ part: z.int(), records: z.int(), invalid: z.int() })),
    missingParts: z.array(z.int()),
  })
  .meta({ id: 'Import' })

export const waitingAnswer = z
  .strictObject({
    total: z.int().meta({ description: 'Records that wait.' }),
    waiting: z.array(
      z.strictObject({
        needs: z
          .strictObject({ flow: z.enum(awaitedFlows), ref: z.string() })
          .meta({ description: 'The record that has to arrive.' }),
        flows: z.array(flow).meta({ description: 'Flows of the records that wait.' }),
        records: z.int(),
        since: z.string(),
      }),
    ),
    codes: z
      .array(
        z.strictObject({
          source: z.string().meta({ description: 'The calling system whose code table lacks it.' }),
          table: z.string(),
          code: z.string(),
          flow: flow.meta({ description: 'Flow of the records that wait.' }),
          records: z.int().meta({ description: 'At most this many wait for it.' }),
          since: z.string(),
        }),
      )
      .meta({ description: 'Codes without a value in a code table that lets records wait for them.' }),
  })
  .meta({ id: 'Waiting' })

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

export const openApiSchema = z.looseObject({ openapi: z.string() })
