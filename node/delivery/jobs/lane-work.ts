import { LRUCache } from 'lru-cache'
import type { ErrorCode } from '../../errors/catalogue'
import { flows } from '../../flows'
import { pause } from '../../storage/documents'
import { scopeOf, type Deps } from '../deps'
import { addToFigures, noFigures, readGuardsOf } from '../guards'
import { ledgerIn } from '../ledger'
import type { LaneName } from '../lanes'
import { noHour, record } from '../metrics'
import { countOutcomes } from '../outcome'
import { dropPayloads } from '../personal'
import type { AcceptedRecord } from '../record'
import { readFlowSettings } from '../settings'
import { forgetHash, heldGoodsOf } from '../sync'
import { applyChunks } from './apply-chunks'
import { ChunkEnds } from './chunk-ends'
import { compareBucket } from './compare-bucket'
import { inspectChunk } from './inspect-chunk'
import {
  chunkOf,
  chunksBeside,
  chunksToDo,
  isFinished,
  withEnds,
  type ChunkAddress,
  type ChunkEnd,
  type Job,
} from './job'
import { jobStoreIn, type JobStore } from './job-store'
import { inNextPhase } from './next-phase'
import { inTurn } from './turns'

/** Chunks under way at once: while one waits for storage or its slowest record, another keeps the lane busy. */
const DEPTH = 3
/** Share of a chunk's records that may need VTEX where they are few. */
const FEW = 0.1
/** How often the worker looks for jobs that came in meanwhile, and notes in its jobs what became of their chunks. */
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
  private readonly ends: ChunkEnds
  private readonly underWay = new Map<string, Promise<void>>()
  private readonly loaded = new LRUCache<string, Promise<AcceptedRecord[]>>({ max: DEPTH })
  private openIds: string[] = []
  private oldestToCome: string | null = null
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
    this.ends = new ChunkEnds(this.store)
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
      if (this.underWay.size > 0) await Promise.race(this.underWay.values())
      else if (!(await this.noteEnds())) break
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
    await this.noteEnds()
    // In this order: what is released or committed meanwhile shows as open.
    this.oldestToCome = await this.store.oldestToCome()
    this.openIds = await this.store.openIds(this.lane, JOBS_AT_ONCE)
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

  private failed({ id }: Pick<Job, 'id'>, error: unknown): void {
    this.lastError = error
    this.errors.set(id, (this.errors.get(id) ?? 0) + 1)
    this.deps.log.warn({ message: 'chunk of a job could not be worked off', job: id, reason: String(error) })
  }

  private async work({ job, ...place }: Task): Promise<void> {
    if (job.phase === 'compare')
      return this.keep(await compareBucket(this.deps, this.store, job, place.bucket))
    const records = await this.recordsOf(job, place.bucket)
    const places = chunksBeside(job, place)
    if (job.phase === 'inspect') return this.inspect(job, places, records)
    const results = await applyChunks(this.deps, this.store, job, places, records, this.sliceEnd)
    for (const [index, own] of results.entries()) {
      if (own)
        await this.settle(job.id, { ...(places[index] ?? place), state: 'd', counts: countOutcomes(own) })
    }
    // Not begun before the slice ended, or the lane is closed for a while.
    if (results.includes(null) && !this.isOver) await pause(CLOSED_MILLISECONDS)
  }

  private async inspect(
    job: Job,
    places: readonly ChunkAddress[],
    records: readonly AcceptedRecord[],
  ): Promise<void> {
    const flow = flows[job.flow]
    const ledger = ledgerIn(this.deps.documents, { scope: scopeOf(this.deps), whenRaced: forgetHash })
    const { ownership } = await readFlowSettings(this.deps, job.flow, job.source)
    for (const place of places) {
      if (this.isOver) return
      const chunk = chunkOf(records, place.chunk)
      const held = heldGoodsOf(flow, this.deps, job.source)
      const options = { verify: job.verify, isOldest: this.isOldest(job), ownership, held }
      const { results, open, inputs } = await inspectChunk(ledger, flow, chunk, options)
      const figures = addToFigures(noFigures, job.flow, inputs)
      if (!results) {
        await this.settle(job.id, { ...place, state: open <= FEW * chunk.length ? 'f' : 'i', figures })
        continue
      }
      const counts = countOutcomes(results)
      await this.store.saveResults(job.id, place, { state: 'done', results })
      if (!job.dryRun) await record(this.deps, job.flow, { ...noHour, counts })
      await this.settle(job.id, { ...place, state: 'd', counts, figures })
    }
  }

  /** Whether no record accepted before the job's is still to come. Ids begin with the time. */
  private isOldest({ id }: Job): boolean {
    return this.openIds[0] === id && !(this.oldestToCome !== null && this.oldestToCome < id)
  }

  /** Remembers what became of a chunk. Noted in the job when nothing is left to do, else with others some time later. */
  private async settle(id: string, end: ChunkEnd): Promise<void> {
    this.ends.add(id, end)
    const job = this.jobs.get(id)
    if (job) this.jobs.set(id, withEnds(job, [end]))
    // Who releases parked records counts those of chunks that the job knows as done.
    const isUrgent = !job || chunksToDo(withEnds(job, [end])).length === 0 || (end.counts?.parked ?? 0) > 0
    if (isUrgent) await this.noteEndsOf(id)
  }

  /** Answers whether there was something to note, and it was. */
  private async noteEnds(): Promise<boolean> {
    let isNoted = false
    for (const id of this.ends.jobs) {
      await this.noteEndsOf(id).then(
        () => (isNoted = true),
        (error: unknown) => this.failed({ id }, error),
      )
    }
    return isNoted
  }

  private async noteEndsOf(id: string): Promise<void> {
    await this.keep(await this.ends.note(id))
  }

  /** Goes on to the next phase while this one has nothing left, and remembers the job as it is now. */
  private async keep(job: Job | null): Promise<void> {
    let current = job
    while (current && isWorkable(current) && chunksToDo(current).length === 0)
      current = await this.nextPhase(current)
    if (!current) return
    if (isWorkable(current))
      return void this.jobs.set(current.id, withEnds(current, this.ends.of(current.id)))
    this.jobs.delete(current.id)
    if (isFinished(current)) this.openIds = this.openIds.filter((id) => id !== current.id)
    if (isFinished(current) || current.status === 'held') await this.leave(current)
  }

  private async nextPhase(job: Job): Promise<Job | null> {
    const settings = job.phase === 'inspect' ? await readGuardsOf(this.deps.documents, job.source) : null
    if (settings?.warning) this.deps.log.warn({ message: settings.warning })
    return this.update(job.id, (current) => inNextPhase(current, settings?.settings ?? null, this.deps.now()))
  }

  private update(id: string, change: (job: Job) => Job): Promise<Job | null> {
    return this.store.update(id, (current) => (isFinished(current) ? null : change(current)))
  }

  private async leave(job: Job): Promise<void> {
    if (job.status === 'held') await this.store.markHeld(job.id)
    await this.store.close(this.lane, job.id)
    // Somebody may have approved it in the moment before its mark was taken away.
    if (job.status === 'held' && (await this.store.read(job.id))?.status === 'queued')
      await this.store.open(this.lane, job.id)
    if (flows[job.flow].isPersonal) await dropPayloads(this.deps.documents, job)
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

const bucketKey = (id: string, bucket: number): string => `${id}.${bucket}`
