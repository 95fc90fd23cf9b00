import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { ErrorCode } from '../../errors/catalogue'
import { flows } from '../../flows'
import { pause } from '../../storage/documents'
import type { Deps } from '../deps'
import { addToFigures, readGuardSettings, verdict } from '../guards'
import type { LaneName } from '../lanes'
import { noHour, record } from '../metrics'
import { countOutcomes } from '../outcome'
import type { AcceptedRecord } from '../record'
import { applyChunk } from './apply-chunk'
import { compareBucket } from './compare-bucket'
import { inspectChunk } from './inspect-chunk'
import {
  chunkOf,
  chunksToDo,
  isFinished,
  withChunk,
  type ChunkAddress,
  type ChunkState,
  type Job,
} from './job'
import { jobStoreIn, type JobStore } from './job-store'
import { inTurn } from './turns'

/** Chunks under way at once: while one waits for storage or its slowest record, another keeps the lane busy. */
const DEPTH = 3
/** How often the worker looks for jobs that came in meanwhile. */
const LOOK_MILLISECONDS = 1_000
/** Wait when VTEX takes nothing at all. */
const CLOSED_MILLISECONDS = 1_000
/** Jobs worked off side by side. */
const JOBS_AT_ONCE = 20
/** Chunks of a job that may break, storage being away for instance, before it is left for the next slice. */
const ERRORS_PER_JOB = 3

interface Task extends ChunkAddress {
  job: Job
}

/** One slice of a lane's work: chunks of all open jobs, the oldest and the smallest in turn. */
export class LaneWork {
  private readonly store: JobStore
  private readonly jobs = new Map<string, Job>()
  private readonly underWay = new Map<string, Promise<void>>()
  private readonly loaded = new LRUCache<string, Promise<AcceptedRecord[]>>({ max: DEPTH + 1 })
  /** Chunks that end together would only make each other's compare-and-swap fail. */
  private readonly oneByOne = pLimit(1)
  private openIds: string[] = []
  /** The job that has waited longest for a yes, if any does. */
  private oldestHeld: string | undefined
  private lookedAt = -Infinity
  private isStopped = false
  private isOldestsTurn = false
  /** Errors per job in this slice; a job that fails again and again must not stop the others. */
  private readonly errors = new Map<string, number>()
  private lastError: unknown = null

  constructor(
    private readonly deps: Deps,
    private readonly lane: LaneName,
    private readonly sliceEnd: number,
  ) {
    this.store = jobStoreIn(deps.documents)
  }

  /** The lease was lost: begin nothing more. */
  stop(): void {
    this.isStopped = true
  }

  /** Whether one of the open jobs still waits for a worker rather than for a person. */
  hasWorkLeft(openIds: readonly string[]): boolean {
    return openIds.some((id) => !this.jobs.has(id)) || [...this.jobs.values()].some((job) => isWorkable(job))
  }

  /** Throws when a job could not go on, after working off what can: the platform then delivers the wake-up again. */
  async run(): Promise<void> {
    for (;;) {
      await this.lookForJobs()
      while (this.underWay.size < DEPTH) {
        const task = this.next()
        if (!task) break
        this.begin(task)
      }
      if (this.underWay.size === 0) break
      await Promise.race(this.underWay.values())
    }
    if (this.lastError !== null) throw this.lastError
  }

  private get isOver(): boolean {
    return this.isStopped || this.deps.now() >= this.sliceEnd
  }

  private async lookForJobs(): Promise<void> {
    const now = this.deps.now()
    const isIdle = this.underWay.size === 0 && ![...this.jobs.values()].some(isWorkable)
    if (this.isOver || (!isIdle && now - this.lookedAt < LOOK_MILLISECONDS)) return
    this.lookedAt = now
    this.openIds = await this.store.openIds(this.lane, JOBS_AT_ONCE)
    this.oldestHeld = (await this.store.heldIds(1))[0]
    const unknown = this.openIds.filter((id) => !this.jobs.has(id))
    await Promise.all(unknown.map((id) => this.take(id)))
  }

  private async take(id: string): Promise<void> {
    const job = await this.store.update(id, (current) =>
      current.status === 'queued'
        ? { ...current, status: 'running', startedAt: current.startedAt ?? this.deps.now() }
        : null,
    )
    if (job) await this.keep(job)
    else await this.store.close(this.lane, id)
  }

  /** The next chunk; two chunks of one bucket never run side by side, since they can share a ref. */
  private next(): Task | null {
    if (this.isOver) return null
    const jobs = [...this.jobs.values()].filter(
      (job) => isWorkable(job) && (this.errors.get(job.id) ?? 0) < ERRORS_PER_JOB,
    )
    this.isOldestsTurn = !this.isOldestsTurn
    for (const { job, chunks } of inTurn(jobs, this.isOldestsTurn)) {
      const place = chunks.find(({ bucket }) => !this.underWay.has(bucketKey(job.id, bucket)))
      if (place) return { job, ...place }
    }
    return null
  }

  private begin(task: Task): void {
    const key = bucketKey(task.job.id, task.bucket)
    const done = this.work(task)
      .catch((error: unknown) => this.failed(task.job, error))
      .finally(() => this.underWay.delete(key))
    this.underWay.set(key, done)
  }

  /** An import's bucket is made of a document per part and has many chunks, so it is kept while they are worked off. */
  private recordsOf(job: Job, bucket: number): Promise<AcceptedRecord[]> {
    const key = `${bucketKey(job.id, bucket)}.${job.parts}`
    const known = this.loaded.get(key)
    if (known) return known
    const records = this.store.records(flows[job.flow], job, bucket)
    this.loaded.set(key, records)
    records.catch(() => this.loaded.delete(key))
    return records
  }

  private failed({ id }: Job, error: unknown): void {
    this.lastError = error
    this.errors.set(id, (this.errors.get(id) ?? 0) + 1)
    this.deps.log.warn({ message: 'chunk of a job could not be worked off', job: id, reason: String(error) })
  }

  private async work({ job, ...place }: Task): Promise<void> {
    const flow = flows[job.flow]
    if (job.phase === 'compare')
      return this.keep(await compareBucket(this.deps, this.store, job, place.bucket))
    const records = chunkOf(await this.recordsOf(job, place.bucket), place.chunk)
    if (job.phase === 'apply') {
      const results = await applyChunk(this.deps, this.store, job, place, records, this.sliceEnd)
      // Not begun before the slice ended, or the lane is closed for a while.
      if (results === null) return this.isOver ? undefined : pause(CLOSED_MILLISECONDS)
      return this.keep(
        await this.settle(job.id, place, 'd', (current) =>
          withChunk(current, place, 'd', countOutcomes(results)),
        ),
      )
    }
    const isOldest = this.openIds[0] === job.id && (this.oldestHeld ?? job.id) >= job.id
    const { results, inputs } = await inspectChunk(this.deps, flow, records, { verify: job.verify, isOldest })
    if (results) {
      await this.store.saveResults(job.id, place, { state: 'done', results })
      if (!job.dryRun) await record(this.deps, job.flow, { ...noHour, counts: countOutcomes(results) })
    }
    const state = results ? 'd' : 'i'
    await this.keep(
      await this.settle(job.id, place, state, (current) => ({
        ...withChunk(current, place, state, results ? countOutcomes(results) : undefined),
        guard: { ...current.guard, figures: addToFigures(current.guard.figures, current.flow, inputs) },
      })),
    )
  }

  /** Notes what became of a chunk, once: a worker that lost its lease may come late with the same chunk. */
  private settle(
    id: string,
    { bucket, chunk }: ChunkAddress,
    state: ChunkState,
    change: (job: Job) => Job,
  ): Promise<Job | null> {
    // Also of a job cancelled meanwhile: what was under way did happen.
    return this.oneByOne(() =>
      this.store.update(id, (current) => {
        const before = current.buckets[bucket]?.chunks[chunk]
        return before === 'd' || before === state ? current : change(current)
      }),
    )
  }

  /** Goes on to the next phase while this one has nothing left, and remembers the job as it is now. */
  private async keep(job: Job | null): Promise<void> {
    let current = job
    while (current && isWorkable(current) && chunksToDo(current).length === 0)
      current = await this.nextPhase(current)
    if (!current) return
    if (isWorkable(current)) return void this.jobs.set(current.id, current)
    this.jobs.delete(current.id)
    if (isFinished(current)) this.openIds = this.openIds.filter((id) => id !== current.id)
    if (isFinished(current) || current.status === 'held') await this.leave(current)
  }

  private async nextPhase(job: Job): Promise<Job | null> {
    const settings = job.phase === 'inspect' ? await readGuardSettings(this.deps.documents) : null
    return this.update(job.id, (current) => {
      if (chunksToDo(current).length > 0) return current
      if (current.phase === 'compare') return { ...current, phase: 'inspect', parts: current.parts + 1 }
      if (current.phase === 'apply' || current.buckets.every(({ chunks }) => !/[^d]/.test(chunks)))
        return finished(current, this.deps.now())
      if (!settings) return current
      if (settings.warning) this.deps.log.warn({ message: settings.warning })
      const { status, findings } = verdict(current.flow, current.guard.figures, settings.settings)
      const isHeld = status === 'hold' && !current.dryRun && current.guard.approved === null
      return {
        ...current,
        phase: 'apply',
        status: isHeld ? 'held' : 'running',
        guard: { ...current.guard, findings },
      }
    })
  }

  private update(id: string, change: (job: Job) => Job): Promise<Job | null> {
    return this.oneByOne(() =>
      this.store.update(id, (current) => (isFinished(current) ? null : change(current))),
    )
  }

  private async leave(job: Job): Promise<void> {
    if (job.status === 'held') await this.store.markHeld(job.id)
    await this.store.close(this.lane, job.id)
    // Somebody may have approved it in the moment before its mark was taken away.
    if (job.status === 'held' && (await this.store.read(job.id))?.status === 'queued')
      await this.store.open(this.lane, job.id)
    const { id, flow, status, createdAt, startedAt, finishedAt } = job
    this.deps.log.info({
      message: status === 'held' ? 'job held by a guard' : 'job finished',
      job: id,
      flow,
      status,
      ...(status === 'held' && { code: 'guard_tripped' satisfies ErrorCode }),
      queuedMilliseconds: (startedAt ?? createdAt) - createdAt,
      workedMilliseconds: (finishedAt ?? this.deps.now()) - (startedAt ?? createdAt),
    })
  }
}

function isWorkable({ status }: Job): boolean {
  return status === 'running'
}

function finished(job: Job, now: number): Job {
  return { ...job, status: 'done', finishedAt: now }
}

const bucketKey = (id: string, bucket: number): string => `${id}.${bucket}`
