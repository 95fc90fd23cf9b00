import { verdict, type GuardSettings } from '../guards'
import { chunksToDo, type Job } from './job'

/**
 * The job in its next phase, or done; the job itself while this one has something left. `guards`: the limits it is
 * judged by, where it has been inspected. Pure.
 */
export function inNextPhase(job: Job, guards: GuardSettings | null, now: number): Job {
  if (chunksToDo(job).length > 0) return job
  if (job.phase === 'compare') return { ...job, phase: 'inspect', parts: job.parts + 1 }
  if (job.phase === 'apply' || job.buckets.every(({ chunks }) => !/[^d]/.test(chunks)))
    return { ...job, status: 'done', finishedAt: now }
  if (!guards) return job
  const { status, findings } = verdict(job.flow, job.guard.figures, guards)
  const isHeld = status === 'hold' && !job.dryRun && job.guard.approved === null
  return { ...job, phase: 'apply', status: isHeld ? 'held' : 'running', guard: { ...job.guard, findings } }
}
