import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { authorise } from '../../auth/caller'
import {
  commitImport,
  missingParts,
  openImport,
  readImport,
  recordsOf,
  type Import,
} from '../../delivery/jobs'
import { fail, type Failure } from '../../errors/failure'
import { made } from '../../delivery/idempotency'
import { invalidRecord } from '../../delivery/record'
import { flowNames, flows } from '../../flows'
import { putSentPart } from '../../mapping/accept'
import { BASE_PATH, problem, type Answer } from '../answer'
import { parseJson, readText } from '../body'
import { claimId, idempotencyHeader } from '../idempotency'
import { isUlid } from '../parameters'
import { JSON_TYPE, NDJSON_TYPE, recordsIn } from '../records-body'
import type { AuthenticatedRequest, Route } from '../route'
import { batchAnswer, importAnswer } from '../schemas'
import { accepted } from './jobs'

const importInput = z
  .strictObject({
    flow: z.enum(flowNames),
    mode: z.enum(['upsert', 'snapshot']).default('upsert').meta({
      description:
        'snapshot: the import is everything the source has; what it lacks is reported, or emptied (`missing`).',
    }),
    missing: z.enum(['report', 'apply']).default('report').meta({
      description:
        'What a snapshot does with records it lacks: report them, or set their stock to zero (inventory only).',
    }),
    dryRun: z.boolean().default(false),
    verify: z.boolean().default(false),
    park: z.boolean().default(true),
  })
  .meta({ id: 'ImportInput' })

/** Large loads in parts. */
export const importRoutes: Route[] = [
  {
    method: 'POST',
    path: '/imports',
    access: { anyOf: [] },
    handle: postImport,
    docs: {
      operationId: 'open_import',
      summary: 'Begin a load of up to 2,000,000 records in parts',
      headers: idempotencyHeader,
      body: { [JSON_TYPE]: importInput },
      answers: { 201: { description: 'The import.', schema: importAnswer, headers: ['Location'] } },
    },
  },
  {
    method: 'GET',
    path: '/imports/{id}',
    access: { anyOf: [] },
    handle: async (request: AuthenticatedRequest) => answerOf(await findImport(request), request, 200),
    docs: {
      operationId: 'get_import',
      summary: 'Which parts have arrived',
      answers: { 200: { description: 'The import.', schema: importAnswer } },
    },
  },
  {
    method: 'PUT',
    path: '/imports/{id}/parts/{part}',
    access: { anyOf: [] },
    handle: putImportPart,
    docs: {
      operationId: 'put_import_part',
      summary: 'Store one part: any order, as often as needed; the same number replaces',
      description:
        'Parts are numbered from 1 to 400 and hold at most 50,000 records, 1 MB as sent, 16 MB after decompression.',
      body: {
        [JSON_TYPE]: z.looseObject({ records: z.array(z.looseObject({})) }),
        [NDJSON_TYPE]: z.string(),
      },
      answers: { 200: { description: 'The import.', schema: importAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/imports/{id}/commit',
    access: { anyOf: [] },
    handle: postCommit,
    docs: {
      operationId: 'commit_import',
      summary: 'All parts are there: work them off, as a batch of the same id',
      answers: { 202: { description: 'The batch.', schema: batchAnswer, headers: ['Location'] } },
    },
  },
]

async function postImport(request: AuthenticatedRequest): Promise<Answer> {
  const { deps, caller, path } = request
  const body = await readText(request.raw, [JSON_TYPE])
  const parsed = body.andThen(({ text }) => parseJson(text)).andThen(parseInput)
  if (parsed.isErr()) return problem(parsed.error, path)
  const allowed = await mayWrite(request, parsed.value.flow)
  if (allowed.isErr()) return problem(allowed.error, path)
  const claimed = await claimId(request, body.isOk() ? body.value.text : '')
  if (claimed.isErr()) return problem(claimed.error, path)
  const { id, isFirst } = claimed.value
  const existing = isFirst ? null : await made(() => readImport(deps.documents, id))
  const opened = existing ?? (await openImport(deps, { ...parsed.value, id, source: caller.source }))
  return answerOf(ok(opened), request, 201)
}

async function putImportPart(request: AuthenticatedRequest): Promise<Answer> {
  const found = await findImport(request)
  if (found.isErr()) return problem(found.error, request.path)
  const body = await readText(request.raw, [JSON_TYPE, NDJSON_TYPE])
  const records = body.andThen(recordsIn)
  if (records.isErr()) return problem(records.error, request.path)
  const number = /^\d{1,3}$/.test(request.params.part ?? '') ? Number(request.params.part) : 0
  return answerOf(await putSentPart(request.deps, found.value, number, records.value), request, 200)
}

async function postCommit(request: AuthenticatedRequest): Promise<Answer> {
  const found = await findImport(request)
  if (found.isErr()) return problem(found.error, request.path)
  const job = await commitImport(request.deps, found.value)
  return job.match(accepted, (failed) => problem(failed, request.path))
}

function parseInput(value: unknown): Result<z.output<typeof importInput>, Failure> {
  const parsed = importInput.safeParse(value)
  return parsed.success
    ? ok(parsed.data)
    : fail('invalid_record', invalidRecord(parsed.error.issues).detail, invalidRecord(parsed.error.issues))
}

/** An import of the calling system, which must still have the permission to write its flow. */
async function findImport(request: AuthenticatedRequest): Promise<Result<Import, Failure>> {
  const { params, caller, deps } = request
  const id = params.id ?? ''
  const found = isUlid(id) ? await readImport(deps.documents, id) : null
  if (found?.source !== caller.source) return fail('not_found', `There is no import ${id.slice(0, 40)}.`)
  const allowed = await mayWrite(request, found.flow)
  return allowed.map(() => found)
}

function mayWrite(
  { clients, caller, deps }: AuthenticatedRequest,
  flow: Import['flow'],
): Promise<Result<void, Failure>> {
  return authorise({ account: deps.account, clients }, caller, flows[flow].permissions.write)
}

function answerOf(found: Result<Import, Failure>, { path }: AuthenticatedRequest, status: number): Answer {
  return found.match(
    (current) => ({
      status,
      headers: { location: `${BASE_PATH}/imports/${current.id}` },
      body: viewOfImport(current),
    }),
    (failed) => problem(failed, path),
  )
}

function viewOfImport(current: Import) {
  const { id, flow, source, mode, missing, dryRun, createdAt, isCommitted, parts } = current
  return {
    id,
    flow,
    source,
    mode,
    missing,
    dryRun,
    status: isCommitted ? 'committed' : 'open',
    createdAt: new Date(createdAt).toISOString(),
    records: recordsOf(current),
    parts: Object.entries(parts).map(([number, { records, invalid }]) => ({
      part: Number(number),
      records,
      invalid,
    })),
    missingParts: missingParts(current).slice(0, 100),
  }
}
