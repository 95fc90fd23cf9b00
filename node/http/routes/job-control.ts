import type { Result } from 'neverthrow'
import { authorise } from '../../auth/caller'
import { viewOf, type Job } from '../../delivery/jobs'
import { approveBatch, cancelBatch } from '../../delivery/nested'
import type { Failure } from '../../errors/failure'
import { flows } from '../../flows'
import { retryBatch } from '../../problems'
import { problem } from '../answer'
import { claimId, idempotencyHeader } from '../idempotency'
import type { AuthenticatedRequest, Route } from '../route'
import { batchAnswer } from '../schemas'
import { findJob } from './find-job'

type Act = (request: AuthenticatedRequest, job: Job) => Promise<Result<Job, Failure>>

/** `POST /batches/{id}/{verb}`; needs the permission to write the batch's flow. */
function controlRoute(verb: 'retry' | 'cancel' | 'approve', summary: string, act: Act): Route {
  return {
    method: 'POST',
    path: `/batches/{id}/${verb}`,
    access: { anyOf: [] },
    handle: async (request: AuthenticatedRequest) => {
      const done = await control(request, act)
      return done.match(
        (job) => ({ status: 202, body: viewOf(job, request.deps.now()) }),
        (failed) => problem(failed, request.path),
      )
    },
    docs: {
      operationId: `${verb}_batch`,
      summary,
      ...(verb === 'retry' && { headers: idempotencyHeader }),
      answers: { 202: { description: 'The batch.', schema: batchAnswer } },
    },
  }
}

async function control(request: AuthenticatedRequest, act: Act): Promise<Result<Job, Failure>> {
  const job = await findJob(request)
  if (job.isErr()) return job
  const { clients, caller, deps } = request
  const needed = flows[job.value.flow].permissions.write
  const allowed = await authorise({ account: deps.account, clients }, caller, needed)
  return allowed.isErr() ? allowed.map(() => job.value) : act(request, job.value)
}

/** What can be done about a batch: `POST /batches/{id}/retry`, `/cancel`, `/approve`. */
export const controlRoutes: Route[] = [
  controlRoute('retry', 'Send the failed records again, as a new batch', async (request, job) => {
    const claimed = await claimId(request, '')
    return claimed.isErr() ? claimed.map(() => job) : retryBatch(request.deps, job, claimed.value.id)
  }),
  controlRoute('cancel', 'Stop what is not started; for a held batch, the no', ({ deps }, job) =>
    cancelBatch(deps, job),
  ),
  controlRoute('approve', 'Release a held batch', ({ deps, caller }, job) =>
    approveBatch(deps, job, caller.source),
  ),
]
