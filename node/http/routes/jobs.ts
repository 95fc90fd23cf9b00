import { Readable } from 'node:stream'
import { z } from 'zod'
import {
  acceptedViewOf,
  allResults,
  isFinished,
  jobStoreIn,
  listJobs,
  pageOfResults,
  refuseCount,
  sweep,
  viewOf,
  wakeIfIdle,
  type Job,
} from '../../delivery/jobs'
import { made } from '../../delivery/idempotency'
import { childrenOf, familyView } from '../../delivery/nested'
import { outcomes } from '../../delivery/outcome'
import { toCsv, toNdjson, viewOfResult } from '../../delivery/results'
import { flowNames, flows } from '../../flows'
import { acceptSent } from '../../mapping/accept'
import type { Flow } from '../../flows/flow'
import { BASE_PATH, problem, type Answer } from '../answer'
import { readText } from '../body'
import { claimId, idempotencyHeader } from '../idempotency'
import { cursor, flag, limit, onByDefault } from '../parameters'
import { JSON_TYPE, NDJSON_TYPE, recordsIn } from '../records-body'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'
import { batchAnswer, batchList, resultList } from '../schemas'
import { findJob } from './find-job'
import { controlRoutes } from './job-control'

export const deliveryOptions = {
  dryRun: flag.meta({ description: 'true: plan only, write nothing.' }),
  verify: flag.meta({ description: 'true: compare with VTEX even when the records were sent before.' }),
  park: onByDefault.meta({
    description:
      'true: a record that needs another which is not there yet waits for it, up to 7 days; false: it fails.',
  }),
}
const postQuery = z.strictObject(deliveryOptions)
const listQuery = z.strictObject({
  flow: z.enum(flowNames).optional(),
  status: z.enum(['queued', 'running', 'held', 'done', 'cancelled']).optional(),
  limit: limit(20, 100),
  cursor,
})
const resultsQuery = z.strictObject({
  outcome: z.enum(outcomes).optional(),
  limit: limit(100, 1_000),
  cursor,
})
const downloadQuery = z.strictObject({ outcome: z.enum(outcomes).optional() })

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
  downloadRoute('ndjson', 'application/x-ndjson; charset=utf-8'),
  downloadRoute('csv', 'text/csv; charset=utf-8'),
  ...controlRoutes,
]

function downloadRoute(format: 'ndjson' | 'csv', contentType: string): Route {
  return {
    method: 'GET',
    path: `/batches/{id}/records.${format}`,
    access: { anyOf: [] },
    handle: (request: AuthenticatedRequest) => download(request, format, contentType),
    docs: {
      operationId: `download_batch_records_${format}`,
      summary: `All results of a batch as ${format.toUpperCase()}`,
      query: downloadQuery,
      answers: {
        200: {
          description: 'The results.',
          schema: z.string(),
          mediaType: contentType.split(';')[0] as string,
        },
      },
    },
  }
}

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
  const claimed = await claimId(request, body.value.text)
  if (claimed.isErr()) return problem(claimed.error, path)
  const { id, isFirst } = claimed.value
  const existing = isFirst ? null : await made(() => jobStoreIn(deps.documents).read(id))
  if (existing) return acceptedBefore(deps, existing)
  const input = { id, flow, source: caller.source, records: records.value, ...options.value }
  const job = await acceptSent(deps, input)
  return job.match(accepted, (failed) => problem(failed, path))
}

/** The request that stored the job may have died before it asked for a worker, so that is done again. */
async function acceptedBefore(deps: AuthenticatedRequest['deps'], job: Job): Promise<Answer> {
  if (!isFinished(job) && job.status !== 'held') {
    await jobStoreIn(deps.documents).open(flows[job.flow].lane, job.id)
    await wakeIfIdle(deps, job)
  }
  return accepted(job)
}

/** The job as it was when it was accepted, so that a repeated request gets the same answer. */
export function accepted(job: Job): Answer {
  return { status: 202, headers: { location: `${BASE_PATH}/batches/${job.id}` }, body: acceptedViewOf(job) }
}

async function getBatches({ query, caller, path, deps }: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(listQuery, query)
  if (options.isErr()) return problem(options.error, path)
  await sweep(deps)
  const page = await listJobs(deps, { ...options.value, source: caller.source })
  return {
    status: 200,
    body: { batches: page.jobs.map((job) => viewOf(job, deps.now())), cursor: page.cursor },
  }
}

async function getBatch(request: AuthenticatedRequest): Promise<Answer> {
  const { deps, path } = request
  const job = await findJob(request)
  if (job.isErr()) return problem(job.error, path)
  const children = await childrenOf(jobStoreIn(deps.documents), job.value)
  for (const each of [job.value, ...children]) await wakeIfIdle(deps, each)
  return { status: 200, body: familyView(job.value, children, deps.now()) }
}

async function getResults(request: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(resultsQuery, request.query)
  if (options.isErr()) return problem(options.error, request.path)
  const job = await findJob(request)
  if (job.isErr()) return problem(job.error, request.path)
  const page = await pageOfResults(request.deps, job.value, options.value)
  return page.match(
    ({ results, cursor: next }) => ({
      status: 200,
      body: { records: results.map(viewOfResult), cursor: next },
    }),
    (failed) => problem(failed, request.path),
  )
}

async function download(
  request: AuthenticatedRequest,
  format: 'ndjson' | 'csv',
  contentType: string,
): Promise<Answer> {
  const options = parseQuery(downloadQuery, request.query)
  if (options.isErr()) return problem(options.error, request.path)
  const job = await findJob(request)
  if (job.isErr()) return problem(job.error, request.path)
  const results = allResults(request.deps, job.value, options.value.outcome)
  return {
    status: 200,
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${job.value.flow}-${job.value.id}.${format}"`,
    },
    body: Readable.from(format === 'csv' ? toCsv(results) : toNdjson(results)),
  }
}
