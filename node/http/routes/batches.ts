import { ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { z } from 'zod'
import { acceptBatch, refuseCount, type RawRecord } from '../../delivery/accept-batch'
import { viewOf, type Batch } from '../../delivery/batch'
import { pageOfResults } from '../../delivery/batch-results'
import { batchStoreIn } from '../../delivery/batch-store'
import { claimKey, digest, made, type ClaimedId } from '../../delivery/idempotency'
import { listBatches } from '../../delivery/list-batches'
import { helpFor, outcomes, type RecordResult } from '../../delivery/outcome'
import { sweep, wakeIfIdle } from '../../delivery/sweep'
import { fail, type Failure } from '../../errors/failure'
import { flowNames } from '../../flows'
import type { Flow } from '../../flows/flow'
import { BASE_PATH, problem, type Answer } from '../answer'
import { parseJson, parseLines, readText, type TextBody } from '../body'
import { cursor, flag, limit } from '../parameters'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'
import { batchAnswer, batchList, resultList } from '../schemas'

const JSON_TYPE = 'application/json'
const NDJSON_TYPE = 'application/x-ndjson'

const postQuery = z.strictObject({
  dryRun: flag.meta({ description: 'true: plan only, write nothing.' }),
  verify: flag.meta({ description: 'true: compare with VTEX even when the records were sent before.' }),
})
const idempotencyHeader = z.strictObject({
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
    .optional()
    .meta({ description: 'The same key and body always answer the same batch; kept 7 days.' }),
})
const listQuery = z.strictObject({ flow: z.enum(flowNames).optional(), limit: limit(20, 100), cursor })
const resultsQuery = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  limit: limit(100, 1_000),
  cursor,
})

/** `POST /{flow}/batches`. */
export function batchRoute(flow: Flow): Route {
  return {
    method: 'POST',
    path: `/${flow.name}/batches`,
    access: { anyOf: flow.permissions.write },
    handle: (request: AuthenticatedRequest) => postBatch(flow, request),
    docs: {
      operationId: `post_${flow.name}_batch`,
      summary: `Send up to 10,000 records of ${flow.name}`,
      description:
        'Answers 202 when every record is stored; they are worked off in the background. A record that is not valid is a failed result and stops no other. gzip is accepted.',
      query: postQuery,
      headers: idempotencyHeader,
      body: {
        [JSON_TYPE]: z.strictObject({ records: z.array(flow.schema).min(1).max(10_000) }),
        [NDJSON_TYPE]: z.string(),
      },
      answers: { 202: { description: 'The batch.', schema: batchAnswer, headers: ['Location'] } },
    },
  }
}

export const batchRoutes: Route[] = [
  {
    method: 'GET',
    path: '/batches',
    access: { anyOf: [] },
    handle: getBatches,
    docs: {
      operationId: 'list_batches',
      summary: 'Batches of the calling system, newest first',
      query: listQuery,
      answers: { 200: { description: 'A page of batches.', schema: batchList } },
    },
  },
  {
    method: 'GET',
    path: '/batches/{id}',
    access: { anyOf: [] },
    handle: getBatch,
    docs: {
      operationId: 'get_batch',
      summary: 'Status, counts and progress of a batch',
      answers: { 200: { description: 'The batch.', schema: batchAnswer } },
    },
  },
  {
    method: 'GET',
    path: '/batches/{id}/records',
    access: { anyOf: [] },
    handle: getResults,
    docs: {
      operationId: 'list_batch_records',
      summary: 'What became of each record of a batch',
      description:
        'Records appear as they are finished, not in the order of the request: `index` tells the place.',
      query: resultsQuery,
      answers: { 200: { description: 'A page of results.', schema: resultList } },
    },
  },
]

async function postBatch(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  const { deps, caller, path } = request
  const options = parseQuery(postQuery, request.query)
  if (options.isErr()) return problem(options.error, path)
  const body = await readText(request.raw, [JSON_TYPE, NDJSON_TYPE])
  if (body.isErr()) return problem(body.error, path)
  const records = recordsIn(body.value)
  if (records.isErr()) return problem(records.error, path)
  const refused = refuseCount(records.value.length)
  if (refused) return problem(refused, path)
  const claimed = await claimId(flow, request, body.value.text)
  if (claimed.isErr()) return problem(claimed.error, path)
  const { id, isFirst } = claimed.value
  const existing = isFirst ? null : await made(() => batchStoreIn(deps.documents).read(id))
  if (existing) return acceptedBefore(deps, existing)
  const batch = await acceptBatch(deps, {
    id,
    flow,
    source: caller.source,
    records: records.value,
    ...options.value,
  })
  return batch.match(accepted, (failed) => problem(failed, path))
}

/** The request that stored the batch may have died before it asked for a worker, so that is done again. */
async function acceptedBefore(deps: AuthenticatedRequest['deps'], batch: Batch): Promise<Answer> {
  if (batch.status !== 'done') {
    await batchStoreIn(deps.documents).open(batch.id)
    await wakeIfIdle(deps, batch)
  }
  return accepted(batch)
}

/** The batch as it was when it was accepted, so that a repeated request gets the same answer. */
function accepted(batch: Batch): Answer {
  const chunks = batch.chunks.map((chunk, index) =>
    isInvalidChunk(batch, index) ? chunk : { ...chunk, counts: null },
  )
  const isDone = chunks.every(({ counts }) => counts !== null)
  const initial: Batch = {
    ...batch,
    chunks,
    startedAt: null,
    ...(isDone ? {} : { status: 'queued', finishedAt: null }),
  }
  return {
    status: 202,
    headers: { location: `${BASE_PATH}/batches/${batch.id}` },
    body: viewOf(initial, batch.createdAt),
  }
}

/** Invalid records are the last chunk, failed on acceptance. */
function isInvalidChunk({ chunks, hasInvalid }: Batch, index: number): boolean {
  return hasInvalid && index === chunks.length - 1
}

function recordsIn({ mediaType, text }: TextBody): Result<readonly RawRecord[], Failure> {
  if (mediaType === NDJSON_TYPE) return ok(parseLines(text))
  return parseJson(text).andThen((body) => {
    const { records, ...rest } = (typeof body === 'object' && body !== null ? body : {}) as {
      records?: unknown
    }
    const unknown = Object.keys(rest)[0]
    if (unknown !== undefined) {
      const errors = [{ pointer: `/${unknown}`, code: 'unknown_field', message: 'is not a field of a batch' }]
      return fail(
        'unknown_field',
        `The body holds "records" and nothing else; it has "${unknown.slice(0, 60)}".`,
        { errors },
      )
    }
    return Array.isArray(records)
      ? ok(records.map((record: unknown) => ok(record)))
      : fail('invalid_record', 'The body must be {"records": [ … ]}.')
  })
}

async function claimId(
  flow: Flow,
  { header, query, caller, deps }: AuthenticatedRequest,
  text: string,
): Promise<Result<ClaimedId, Failure>> {
  const id = ulid(deps.now())
  const key = parseQuery(
    idempotencyHeader,
    header('idempotency-key') ? { 'Idempotency-Key': header('idempotency-key') } : {},
  )
  if (key.isErr()) return key.map(() => ({ id, isFirst: true }))
  const claimedKey = key.value['Idempotency-Key']
  if (claimedKey === undefined) return ok({ id, isFirst: true })
  const request = digest(JSON.stringify([flow.name, query, text]))
  return claimKey(deps, { source: caller.source, key: claimedKey, request, id })
}

async function getBatches({ query, caller, path, deps }: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(listQuery, query)
  if (options.isErr()) return problem(options.error, path)
  await sweep(deps)
  const page = await listBatches(deps, { ...options.value, source: caller.source })
  return {
    status: 200,
    body: { batches: page.batches.map((batch) => viewOf(batch, deps.now())), cursor: page.cursor },
  }
}

async function getBatch(request: AuthenticatedRequest): Promise<Answer> {
  const batch = await findBatch(request)
  if (batch.isErr()) return problem(batch.error, request.path)
  await wakeIfIdle(request.deps, batch.value)
  return { status: 200, body: viewOf(batch.value, request.deps.now()) }
}

async function getResults(request: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(resultsQuery, request.query)
  if (options.isErr()) return problem(options.error, request.path)
  const batch = await findBatch(request)
  if (batch.isErr()) return problem(batch.error, request.path)
  const page = await pageOfResults(request.deps, batch.value, options.value)
  return page.match(
    ({ results, cursor: next }) => ({
      status: 200,
      body: { records: results.map(resultView), cursor: next },
    }),
    (failed) => problem(failed, request.path),
  )
}

/** A batch of the calling system; those of others do not exist for it. */
async function findBatch({ params, caller, deps }: AuthenticatedRequest): Promise<Result<Batch, Failure>> {
  const id = params.id ?? ''
  const batch = /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? await batchStoreIn(deps.documents).read(id) : null
  return batch?.source === caller.source
    ? ok(batch)
    : fail('not_found', `There is no batch ${id.slice(0, 40)}.`)
}

function resultView({ index, ref, outcome, code, message, errors, changes, attempts, vtexId }: RecordResult) {
  return { index, ref, outcome, code, message, help: helpFor(code), errors, changes, attempts, vtexId }
}
