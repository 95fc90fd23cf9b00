import { isFinished, viewOf, type Job, type JobStatus } from '../jobs/job'

/** A batch with those of what came within its records. */
export type FamilyView = ReturnType<typeof familyView>

/**
 * The batch as the API shows it: its own counts are those of its products, its status and progress those of all that
 * came with them. Pure.
 */
export function familyView(job: Job, children: readonly Job[], now: number) {
  const view = viewOf(job, now)
  if (children.length === 0) return { ...view, children: [] }
  const views = children.map((child) => viewOf(child, now))
  const all = [view, ...views]
  const total = all.reduce((sum, { counts }) => sum + counts.total, 0)
  const settled = all.reduce((sum, { progress, counts }) => sum + progress * counts.total, 0)
  const status = statusOf([job, ...children])
  return {
    ...view,
    status,
    progress: total === 0 ? 1 : Math.floor((settled / total) * 1_000) / 1_000,
    finishedAt:
      status === 'done' || status === 'cancelled' ? lastOf(all.map(({ finishedAt }) => finishedAt)) : null,
    children: views.map(({ id, flow, status: own, counts }) => ({ id, flow, status: own, counts })),
  }
}

function statusOf(jobs: readonly Job[]): JobStatus {
  const [first] = jobs
  const open = jobs.filter((job) => !isFinished(job))
  if (open.length === 0) return first?.status ?? 'done'
  if (open.some(({ status }) => status === 'running')) return 'running'
  return open.find(({ status }) => status === 'held')?.status ?? open[0]?.status ?? 'queued'
}

function lastOf(times: readonly (string | null)[]): string | null {
  return times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null)
}
