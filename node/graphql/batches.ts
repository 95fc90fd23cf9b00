import { err, ok, type Result } from 'neverthrow'
import { ulid as newUlid } from 'ulidx'
import { z } from 'zod'
import type { Deps } from '../delivery/deps'
import {
  countCodes,
  jobStoreIn,
  listJobs,
  pageOfResults,
  sweep,
  wakeIfIdle,
  type Job,
} from '../delivery/jobs'
import { approveBatch as approve, cancelBatch as cancel, childrenOf, familyView } from '../delivery/nested'
import { fail, type Failure } from '../errors/failure'
import { retryBatch as retry } from '../problems'
import { cursor, flowName, limit, optional, outcome, source, ulid } from './arguments'
import { answer, show, type PanelCall } from './resolver'
import type { Batch } from './schema-types'
import { batchView, resultView } from './views'

const byId = z.object({ id: ulid })
const statuses = z.enum(['queued', 'running', 'held', 'done', 'cancelled'])
const listArguments = z.object({
  filter: optional(
    z.object({ flow: optional(flowName), source: optional(source), status: optional(statuses) }),
  ),
  limit: limit(20, 100),
  cursor: optional(cursor),
})
const recordsArguments = byId.extend({
  outcome: optional(outcome),
  code: optional(z.string().max(100)),
  limit: limit(50, 200),
  cursor: optional(cursor),
})

/** `Query.batches`. */
export const batches = show(listArguments, async ({ deps }, { filter, ...page }) => {
  await sweep(deps)
  const { jobs, cursor: next } = await listJobs(deps, { ...filter, ...page })
  return { batches: jobs.map((job) => batchView(job, deps.now())), cursor: next }
})

/** `Query.batch`: with the status of all that came within its records. */
export const batch = answer('Batch', byId, async ({ deps }, { id }) => {
  const found = await findBatch(deps, id)
  return found.isOk() ? ok(await withFamily(deps, found.value)) : err(found.error)
})

/** `Query.batchRecords`. */
export const batchRecords = answer('RecordPage', recordsArguments, async ({ deps }, { id, ...options }) => {
  const found = await findBatch(deps, id)
  const page = found.isOk() ? await pageOfResults(deps, found.value, options) : err(found.error)
  return page.map(({ results, cursor: next }) => ({ records: results.map(resultView), cursor: next }))
})

/** `Query.batchCodes`. */
export const batchCodes = answer('BatchCodes', byId, async ({ deps }, { id }) => {
  const found = await findBatch(deps, id)
  return found.isOk() ? ok(await countCodes(deps, found.value)) : err(found.error)
})

/** `Mutation.retryBatch`. */
export const retryBatch = control(async ({ deps }, job) => retry(deps, job, newUlid(deps.now())))

/** `Mutation.approveBatch`. */
export const approveBatch = control(async ({ deps, by }, job) => approve(deps, job, await by()))

/** `Mutation.cancelBatch`. */
export const cancelBatch = control(async ({ deps }, job) => cancel(deps, job))

function control(act: (call: PanelCall, job: Job) => Promise<Result<Job, Failure>>) {
  return answer('Batch', byId, async (call, { id }) => {
    const found = await findBatch(call.deps, id)
    const done = found.isOk() ? await act(call, found.value) : found
    return done.map((job) => batchView(job, call.deps.now()))
  })
}

async function withFamily(deps: Deps, job: Job): Promise<Batch> {
  const children = await childrenOf(jobStoreIn(deps.documents), job)
  for (const each of [job, ...children]) await wakeIfIdle(deps, each)
  const { status, progress, finishedAt } = familyView(job, children, deps.now())
  return batchView(job, deps.now(), { status, progress, finishedAt })
}

/** A batch of any calling system: the panel's admins see all. */
export async function findBatch(
  { documents }: Pick<Deps, 'documents'>,
  id: string,
): Promise<Result<Job, Failure>> {
  const job = await jobStoreIn(documents).read(id)
  return job ? ok(job) : fail('not_found', `There is no batch ${id}.`)
}
