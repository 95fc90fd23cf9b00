import type { FlowName } from '../../flows/flow'
import { mergeFigures, type GuardFigures, type GuardFinding } from '../guards'
import { noCounts, sumCounts, type Counts } from '../outcome'

export type JobStatus = 'queued' | 'running' | 'held' | 'done' | 'cancelled'

/** A batch, a committed import, or failed records sent again. Its records and results are documents of their own. */
export interface Job {
  /** ULID. */
  id: string
  flow: FlowName
  /** appKey of the calling system. */
  source: string
  mode: 'upsert' | 'snapshot'
  dryRun: boolean
  verify: boolean
  /** Whether records that need something VTEX does not have yet wait for it; they fail otherwise. */
  park: boolean
  /** What a snapshot does with records it lacks. */
  missing: 'report' | 'apply'
  status: JobStatus
  /** A snapshot is compared with what was sent before; then damage is looked for; then records are applied. */
  phase: 'compare' | 'inspect' | 'apply'
  /** Times in milliseconds since 1970. */
  createdAt: number
  startedAt: number | null
  finishedAt: number | null
  /** Part documents per bucket. */
  parts: number
  /** Of each part of an import the name of what counts: a part may have been sent several times. */
  editions: string[]
  buckets: Bucket[]
  /** Records that were refused on acceptance, per part. */
  invalid: number[]
  /** What became of these; absent in jobs of before: all failed. */
  refused?: Counts
  /** Version of the mapping that made the records canonical; absent: none did. */
  mappingVersion?: number
  /** Second key parts (warehouses) a snapshot speaks for. */
  scopes: string[]
  /** Records a snapshot lacks that are reported and left as they are. */
  missingReported: number
  guard: JobGuard
  retryOf: string | null
  /** Jobs of what came within this one's records, by flow; absent: nothing did. Bucket by bucket they belong together. */
  children?: JobChild[]
  /** The job whose records brought this one's along. */
  parent?: string
}

export interface JobChild {
  flow: FlowName
  id: string
}

/** Records whose refs share a range of hashes; worked off chunk by chunk. */
export interface Bucket {
  size: number
  /** One letter per chunk: see ChunkState. */
  chunks: string
  counts: Counts
  /** Whether the snapshot's missing records were looked for. */
  isCompared?: boolean
}

/** `.` to do, `i` inspected, `f` inspected with few records that need VTEX, `d` done. */
export type ChunkState = '.' | 'i' | 'f' | 'd'

export interface JobGuard {
  figures: GuardFigures
  findings: GuardFinding[]
  /** Who released a held job, and when (RFC 3339). */
  approved: { by: string; at: string } | null
}

/** Records worked off at once: small enough to do again after a crash, large enough to share storage calls. */
export const CHUNK_SIZE = 500

/** Neighbours worked off in one go where none of them takes long: they share documents of the ledger. */
export const CHUNKS_TOGETHER = 8

/** A place in a job: chunk `chunk` of bucket `bucket`. */
export interface ChunkAddress {
  bucket: number
  chunk: number
}

export function newBucket(size: number): Bucket {
  return { size, chunks: '.'.repeat(Math.ceil(size / CHUNK_SIZE)), counts: noCounts }
}

/** The records of a chunk among those of its bucket. */
export function chunkOf<T>(records: readonly T[], chunk: number): T[] {
  return records.slice(chunk * CHUNK_SIZE, (chunk + 1) * CHUNK_SIZE)
}

export function totalOf({ buckets, invalid }: Pick<Job, 'buckets' | 'invalid'>): number {
  return sum(buckets.map(({ size }) => size)) + sum(invalid)
}

export function countsOf({
  buckets,
  invalid,
  refused,
}: Pick<Job, 'buckets' | 'invalid' | 'refused'>): Counts {
  return sumCounts([...buckets.map(({ counts }) => counts), refused ?? { ...noCounts, failed: sum(invalid) }])
}

/** Chunks still to be worked off in the job's phase, in order. */
export function chunksToDo({ phase, buckets }: Pick<Job, 'phase' | 'buckets'>): ChunkAddress[] {
  if (phase === 'compare') {
    return buckets.flatMap(({ isCompared }, bucket) => (isCompared ? [] : [{ bucket, chunk: 0 }]))
  }
  const isToDo = (state: string) => (phase === 'inspect' ? state === '.' : state !== 'd')
  return buckets.flatMap(({ chunks }, bucket) =>
    [...chunks].flatMap((state, chunk) => (isToDo(state) ? [{ bucket, chunk }] : [])),
  )
}

/**
 * Chunks to be worked off in one go, `first` among them: neighbours in its bucket that are compared with the ledger
 * alone, or of which few records need VTEX. Pure.
 */
export function chunksBeside(
  { phase, buckets }: Pick<Job, 'phase' | 'buckets'>,
  first: ChunkAddress,
): ChunkAddress[] {
  const { bucket } = first
  const chunks = buckets[bucket]?.chunks ?? ''
  const state = phase === 'inspect' ? '.' : 'f'
  if (chunks[first.chunk] !== state) return [first]
  const end = Math.min(chunks.length, first.chunk + CHUNKS_TOGETHER)
  return Array.from({ length: end - first.chunk }, (_, index) => ({
    bucket,
    chunk: first.chunk + index,
  })).filter(({ chunk }) => chunks[chunk] === state)
}

/** The job after a chunk changed its state; `counts` are added to its bucket's. Pure. */
export function withChunk(
  job: Job,
  { bucket, chunk }: ChunkAddress,
  state: ChunkState,
  counts?: Counts,
): Job {
  const buckets = job.buckets.map((each, index) =>
    index === bucket
      ? {
          ...each,
          chunks: each.chunks.slice(0, chunk) + state + each.chunks.slice(chunk + 1),
          counts: counts ? sumCounts([each.counts, counts]) : each.counts,
        }
      : each,
  )
  return { ...job, buckets }
}

/** What became of a chunk. */
export interface ChunkEnd extends ChunkAddress {
  state: ChunkState
  /** Of records with an outcome. */
  counts?: Counts
  /** What the guards saw of it. */
  figures?: GuardFigures
}

/** The job after its chunks ended, each counted once: a worker that lost its lease may come late with the same. Pure. */
export function withEnds(job: Job, ends: readonly ChunkEnd[]): Job {
  return ends.reduce((current, { bucket, chunk, state, counts, figures }) => {
    const before = current.buckets[bucket]?.chunks[chunk]
    if (before === 'd' || (state !== 'd' && before !== '.')) return current
    const { guard } = current
    return {
      ...withChunk(current, { bucket, chunk }, state, counts),
      guard: figures ? { ...guard, figures: mergeFigures(guard.figures, figures) } : guard,
    }
  }, job)
}

export function isFinished({ status }: Pick<Job, 'status'>): boolean {
  return status === 'done' || status === 'cancelled'
}

/** What the API shows of a job (published contract). */
export function viewOf(job: Job, now: number) {
  const total = totalOf(job)
  const counts = countsOf(job)
  const settled = sum(Object.values(counts))
  const seconds = job.startedAt === null ? 0 : ((job.finishedAt ?? now) - job.startedAt) / 1_000
  const rate = seconds > 0 && settled > 0 ? settled / seconds : null
  const isHeld = job.status === 'held'
  return {
    id: job.id,
    flow: job.flow,
    source: job.source,
    mode: job.mode,
    dryRun: job.dryRun,
    status: job.status,
    counts: {
      total,
      pending: isHeld ? 0 : total - settled,
      ...counts,
      held: isHeld ? total - settled : counts.held,
    },
    progress: total === 0 ? 1 : Math.floor((settled / total) * 1_000) / 1_000,
    ratePerSecond: rate === null ? null : Math.round(rate * 10) / 10,
    createdAt: time(job.createdAt),
    startedAt: time(job.startedAt),
    finishedAt: time(job.finishedAt),
    estimatedEndAt:
      job.status === 'running' && rate !== null ? time(now + ((total - settled) / rate) * 1_000) : null,
    guard:
      job.guard.findings.length > 0 ? { findings: job.guard.findings, approved: job.guard.approved } : null,
    warnings: job.guard.findings.filter(({ mode }) => mode === 'warn').map(({ message }) => message),
    missing: job.mode === 'snapshot' ? { reported: job.missingReported, action: job.missing } : null,
    retryOf: job.retryOf,
    parent: job.parent ?? null,
    mappingVersion: job.mappingVersion ?? null,
  }
}

/** The job as the API showed it when it was accepted. */
export function acceptedViewOf(job: Job) {
  const buckets = job.buckets.map(({ size }) => newBucket(size))
  const isEmpty = buckets.length === 0
  const initial: Job = {
    ...job,
    buckets,
    status: isEmpty ? 'done' : 'queued',
    startedAt: null,
    finishedAt: isEmpty ? job.createdAt : null,
    guard: { ...job.guard, findings: [], approved: null },
  }
  return viewOf(initial, job.createdAt)
}

export type JobView = ReturnType<typeof viewOf>

const time = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString()

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
