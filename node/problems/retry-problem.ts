import { ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import type { Deps } from '../delivery/deps'
import { isFinished, jobStoreIn, retryJob, type Job } from '../delivery/jobs'
import { fail, type Failure } from '../errors/failure'
import { readProblems, type ProblemOptions } from './read-problems'
import { claimRetry, EVERY_CODE, isSentAgain, readRetries } from './retries'

type RetryDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'wake' | 'now' | 'log'>

/** Sends the failed records of a batch again, as a new batch, and marks them so in the problems. */
export async function retryBatch(deps: RetryDeps, job: Job, id: string): Promise<Result<Job, Failure>> {
  const retried = await retryJob(deps, job, id)
  if (retried.isOk()) {
    const at = new Date(deps.now()).toISOString()
    await claimRetry(deps.documents, { batch: job.id, code: EVERY_CODE, id, at })
  }
  return retried
}

/**
 * Sends again what failed with one code in the last batches of a problem, a new batch for each that is finished and was
 * not sent again yet. Harmless when repeated.
 */
export async function retryProblem(
  deps: RetryDeps,
  { code, ...options }: ProblemOptions & { code: string },
): Promise<Result<Job[], Failure>> {
  const problems = await readProblems(deps, options)
  const { batches = [] } = problems.find((problem) => problem.code === code) ?? {}
  const retries = await readRetries(deps.documents)
  const open = batches.filter((batch) => !isSentAgain(retries, batch, EVERY_CODE))
  const jobs: Job[] = []
  for (const batch of open) {
    const retried = await retryOne(deps, batch, code)
    if (retried) jobs.push(retried)
  }
  return jobs.length > 0
    ? ok(jobs)
    : fail('nothing_to_retry', 'There are no failed records of this kind that can be sent again.')
}

async function retryOne(deps: RetryDeps, batch: string, code: string): Promise<Job | null> {
  const store = jobStoreIn(deps.documents)
  const job = await store.read(batch)
  if (!job || !isFinished(job)) return null
  const at = new Date(deps.now()).toISOString()
  const id = await claimRetry(deps.documents, { batch, code, id: ulid(deps.now()), at })
  // Claimed and there: sent again before. Claimed alone: whoever did so died.
  if (await store.read(id)) return null
  const retried = await retryJob(deps, job, id, code)
  return retried.unwrapOr(null)
}
