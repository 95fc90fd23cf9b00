import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Deps } from '../deps'
import { isFinished, type Job } from './job'
import { jobStoreIn } from './job-store'
import { wakeUp } from './wake'

type ControlDeps = Pick<Deps, 'documents' | 'wake' | 'now' | 'log'>

/** Stops what is not started; for a held job it is the no. Chunks under way are finished. Harmless when repeated. */
export async function cancelJob(
  { documents, now }: ControlDeps,
  { id, flow }: Job,
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(documents)
  const job = await store.update(id, (current) =>
    isFinished(current) ? null : { ...current, status: 'cancelled', finishedAt: now() },
  )
  if (!job) return fail('not_found')
  if (job.status === 'done') return fail('batch_finished', `The batch ${id} was finished before.`)
  await Promise.all([store.close(flows[flow].lane, id), store.unmarkHeld(id)])
  return ok(job)
}

/** Releases a job that a guard holds. Harmless when repeated. */
export async function approveJob(
  deps: ControlDeps,
  { id, flow }: Job,
  by: string,
): Promise<Result<Job, Failure>> {
  const store = jobStoreIn(deps.documents)
  const approved = { by, at: new Date(deps.now()).toISOString() }
  const job = await store.update(id, (current) =>
    current.status === 'held'
      ? { ...current, status: 'queued', guard: { ...current.guard, approved } }
      : null,
  )
  if (!job) return fail('not_found')
  if (!job.guard.approved)
    return fail('not_held', `The batch ${id} is ${job.status}; only a held one can be approved.`)
  await Promise.all([store.open(flows[flow].lane, id), store.unmarkHeld(id)])
  await wakeUp(deps, flows[flow].lane)
  return ok(job)
}
