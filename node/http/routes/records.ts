import { err, ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { z } from 'zod'
import type { RecordResult } from '../../delivery/outcome'
import { helpFor } from '../../delivery/outcome'
import { isNested, syncNested } from '../../delivery/nested'
import { invalidRecord, withKey } from '../../delivery/record'
import type { Refusal } from '../../delivery/jobs'
import { refusedResult } from '../../delivery/jobs/refusal'
import { viewOfPart } from '../../delivery/results'
import { showHistory } from '../../delivery/show-history'
import { showRecord } from '../../delivery/show-record'
import { syncOne } from '../../delivery/sync-one'
import { failure, type Failure } from '../../errors/failure'
import type { Flow, RecordKey } from '../../flows/flow'
import { acceptReceived } from '../../mapping/accept'
import { receiveRecords, type Received } from '../../mapping/receive'
import { problem, type Answer } from '../answer'
import { parseJson, readText } from '../body'
import { flag, flagOr } from '../parameters'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'
import { historyAnswer, recordAnswer, shownRecord } from '../schemas'

const putQuery = ({ waits = false }: Flow) =>
  z.strictObject({
    dryRun: flag.meta({ description: 'true: plan only, write nothing.' }),
    verify: flag.meta({ description: 'true: compare with VTEX even when the record was sent before.' }),
    park: flagOr(waits).meta({
      description:
        'true: a record that needs another which is not there yet waits for it, up to 7 days; false: it fails.',
    }),
  })
const noQuery = z.strictObject({})

/** `PUT` and `GET /{flow}/{ref}`. */
export function recordRoutes(flow: Flow): Route[] {
  const path = `/${flow.name}/${flow.keyFields.map((field) => `{${field}}`).join('/')}`
  return [
    {
      method: 'PUT',
      path,
      access: { anyOf: flow.permissions.write },
      handle: (request: AuthenticatedRequest) => putRecord(flow, request),
      docs: {
        operationId: `put_${flow.name}`,
        summary: `Bring one record of ${flow.name} to VTEX`,
        description: 'Synchronous: 200 when it was applied, unchanged or skipped. Can be repeated blindly.',
        query: putQuery(flow),
        body: { 'application/json': flow.schema },
        answers: { 200: { description: 'What became of the record.', schema: recordAnswer } },
      },
    },
    {
      method: 'GET',
      path,
      access: { anyOf: flow.permissions.read },
      handle: (request: AuthenticatedRequest) => getRecord(flow, request),
      docs: {
        operationId: `get_${flow.name}`,
        summary: `Read one record of ${flow.name} as VTEX holds it`,
        answers: { 200: { description: 'The live state and what this app did last.', schema: shownRecord } },
      },
    },
    {
      method: 'GET',
      path: `/records${path}/history`,
      access: { anyOf: flow.permissions.read },
      handle: (request: AuthenticatedRequest) => getHistory(flow, request),
      docs: {
        operationId: `get_${flow.name}_history`,
        summary: `What became of one record of ${flow.name} lately`,
        answers: { 200: { description: 'The last eight events, newest first.', schema: historyAnswer } },
      },
    },
  ]
}

async function putRecord(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(putQuery(flow), request.query)
  if (options.isErr()) return problem(options.error, request.path)
  const body = await readText(request.raw, ['application/json'])
  const sent = body.andThen(({ text }) => parseJson(text)).andThen(expectObject)
  if (sent.isErr()) return problem(sent.error, request.path, { outcome: 'failed' })
  const { source } = request.caller
  const name = { source, flow: flow.name }
  const received = await receiveRecords(request.deps, name, [ok(sent.value)], options.value)
  const [mapped = ok(sent.value)] = received.records
  if (mapped.isErr())
    return refused(flow, request, { refusal: mapped.error, received, options: options.value })
  const record = withKey(flow, mapped.value, request.params)
  if (record.isErr()) return problem(record.error, request.path, { outcome: 'failed' })
  const { mappingVersion } = received
  const input = { source, mappingVersion, ...options.value }
  const result =
    flow.name === 'products' && isNested(record.value)
      ? await syncNested(request.deps, { ...input, record: record.value })
      : await syncOne(request.deps, { ...input, flow, record: record.value })
  if (result.isErr()) return problem(result.error, request.path, { outcome: 'failed' })
  return answerOf(flow, result.value, request, { dryRun: options.value.dryRun, mappingVersion })
}

interface RefusedRecord {
  refusal: Refusal
  received: Received
  options: { dryRun: boolean; verify: boolean; park: boolean }
}

/** A record that its mapping refused. One that waits for a code is kept as a batch of one, which goes on by itself. */
async function refused(
  flow: Flow,
  request: AuthenticatedRequest,
  { refusal, received, options }: RefusedRecord,
): Promise<Answer> {
  const { deps, caller, params, path } = request
  const { outcome, ...failed } = refusal
  if (outcome === undefined) return problem(failed, path, { outcome: 'failed' })
  const ref = flow.keyFields.map((field) => params[field]).join('/')
  const result = refusedResult({ index: 0, order: '', ref }, refusal)
  if (outcome === 'parked' && !options.dryRun) {
    const batch = { id: ulid(deps.now()), flow, source: caller.source, key: params, ...options }
    const job = await acceptReceived(deps, batch, received)
    if (job.isErr()) return problem(job.error, path, { outcome: 'failed' })
  }
  const { mappingVersion } = received
  return answerOf(flow, result, request, { dryRun: options.dryRun, mappingVersion })
}

function expectObject(body: unknown): Result<object, Failure> {
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? ok(body)
    : err(failure('invalid_record', 'The body must be a JSON object.'))
}

function answerOf(
  flow: Flow,
  result: RecordResult,
  { path, deps }: AuthenticatedRequest,
  { dryRun, mappingVersion = null }: { dryRun: boolean; mappingVersion?: number | null | undefined },
): Answer {
  const { ref, outcome, vtexId, changes, code, message, errors, retryAfter } = result
  const parts = result.parts && { parts: result.parts.map(viewOfPart) }
  if (outcome === 'failed' && code !== null) {
    const failed = failure(code, message ?? undefined, {
      errors,
      ...(retryAfter !== undefined && { retryAfter }),
    })
    return problem(failed, path, { flow: flow.name, ref, outcome, vtexId, changes, ...parts })
  }
  const body = { flow: flow.name, ref, outcome, dryRun, vtexId, changes, code, message, help: helpFor(code) }
  return {
    status: outcome === 'parked' || outcome === 'held' ? 202 : 200,
    body: { ...body, mappingVersion, at: new Date(deps.now()).toISOString(), ...parts },
  }
}

async function getRecord(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  const key = keyIn(flow, request)
  if (key.isErr()) return problem(key.error, request.path)
  const shown = await showRecord(request.deps, { flow, source: request.caller.source }, key.value)
  return shown.match(
    (body) => ({ status: 200, body }),
    (failed) => problem(failed, request.path),
  )
}

async function getHistory(flow: Flow, request: AuthenticatedRequest): Promise<Answer> {
  const key = keyIn(flow, request)
  if (key.isErr()) return problem(key.error, request.path)
  const history = await showHistory(request.deps, flow, key.value)
  return history.match(
    ({ events, ...record }) => ({
      status: 200,
      body: { ...record, events: events.map((event) => ({ ...event, help: helpFor(event.code) })) },
    }),
    (failed) => problem(failed, request.path),
  )
}

function keyIn(flow: Flow, { query, params }: AuthenticatedRequest): Result<RecordKey, Failure> {
  return parseQuery(noQuery, query).andThen(() => {
    const key = flow.keySchema.safeParse(flow.keyFields.map((field) => params[field]))
    if (key.success) return ok(key.data)
    const { detail, errors } = invalidRecord(key.error.issues)
    return err(failure('invalid_parameter', detail, { ...(errors && { errors }) }))
  })
}
