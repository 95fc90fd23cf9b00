import { ok, type Result } from 'neverthrow'
import { jobStoreIn, type Job } from '../../delivery/jobs'
import { fail, type Failure } from '../../errors/failure'
import { isUlid } from '../parameters'
import type { AuthenticatedRequest } from '../route'

/** A job of the calling system; those of others do not exist for it. */
export async function findJob({ params, caller, deps }: AuthenticatedRequest): Promise<Result<Job, Failure>> {
  const id = params.id ?? ''
  const job = isUlid(id) ? await jobStoreIn(deps.documents).read(id) : null
  return job?.source === caller.source ? ok(job) : fail('not_found', `There is no batch ${id.slice(0, 40)}.`)
}
