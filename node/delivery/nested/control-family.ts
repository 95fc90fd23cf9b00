import { ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Deps } from '../deps'
import { approveJob, cancelJob } from '../jobs/control'
import { isFinished, type Job } from '../jobs/job'
import { jobStoreIn } from '../jobs/job-store'
import { childrenOf } from './join'

type ControlDeps = Pick<Deps, 'documents' | 'wake' | 'now' | 'log'>

/** Stops what is not started of a batch and of what came within its records; for a held one it is the no. */
export function cancelBatch(deps: ControlDeps, job: Job): Promise<Result<Job, Failure>> {
  return withFamily(
    deps,
    job,
    (each) => !isFinished(each),
    (each) => cancelJob(deps, each),
  )
}

/** Releases a held batch and what is held of what came within its records. `by` names who said yes, never an e-mail. */
export function approveBatch(deps: ControlDeps, job: Job, by: string): Promise<Result<Job, Failure>> {
  return withFamily(
    deps,
    job,
    ({ status }) => status === 'held',
    (each) => approveJob(deps, each, by),
  )
}

/** Does the same to what came within the job's records, where it applies; to the job itself when nothing does. */
async function withFamily(
  { documents }: ControlDeps,
  job: Job,
  applies: (job: Job) => boolean,
  act: (job: Job) => Promise<Result<Job, Failure>>,
): Promise<Result<Job, Failure>> {
  const children = (await childrenOf(jobStoreIn(documents), job)).filter(applies)
  const own = children.length === 0 || applies(job) ? await act(job) : ok(job)
  for (const child of children) {
    const done = await act(child)
    if (done.isErr()) return done
  }
  return own
}
