import type { FlowName } from '../flows/flow'
import { countOutcomes, noCounts, sumCounts, type Counts, type RecordResult } from './outcome'

export type BatchStatus = 'queued' | 'running' | 'done'

/** A batch as it is stored; its records and results are documents of their own. */
export interface Batch {
  /** ULID. */
  id: string
  flow: FlowName
  /** appKey of the calling system. */
  source: string
  dryRun: boolean
  verify: boolean
  status: BatchStatus
  /** Times in milliseconds since 1970. */
  createdAt: number
  startedAt: number | null
  finishedAt: number | null
  chunks: ChunkState[]
  /** Whether the last chunk holds the records that were not valid, failed on acceptance. */
  hasInvalid: boolean
  lease: Lease | null
}

/** A part of a batch that is worked off at once; `counts` is null until it is. */
export interface ChunkState {
  size: number
  counts: Counts | null
}

/** Who works on the batch, until when unless it says so again. Milliseconds since 1970. */
export interface Lease {
  owner: string
  until: number
}

/** The records of a batch one worker takes at once: small enough to lose, large enough to share storage calls. */
export const CHUNK_SIZE = 200

export const LEASE_MILLISECONDS = 15_000

/** What the API shows of a batch (published contract). */
export function viewOf(batch: Batch, now: number) {
  const counts = sumCounts(batch.chunks.map((chunk) => chunk.counts ?? noCounts))
  const total = batch.chunks.reduce((sum, { size }) => sum + size, 0)
  const done = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const seconds = batch.startedAt === null ? 0 : ((batch.finishedAt ?? now) - batch.startedAt) / 1_000
  const rate = seconds > 0 && done > 0 ? done / seconds : null
  const isRunning = batch.status === 'running' && rate !== null
  return {
    id: batch.id,
    flow: batch.flow,
    source: batch.source,
    mode: 'upsert' as const,
    dryRun: batch.dryRun,
    status: batch.status,
    counts: { total, pending: total - done, ...counts },
    progress: total === 0 ? 1 : Math.floor((done / total) * 1_000) / 1_000,
    ratePerSecond: rate === null ? null : Math.round(rate * 10) / 10,
    createdAt: time(batch.createdAt),
    startedAt: time(batch.startedAt),
    finishedAt: time(batch.finishedAt),
    estimatedEndAt: isRunning ? time(now + ((total - done) / rate) * 1_000) : null,
    guard: null,
    warnings: [],
  }
}

export type BatchView = ReturnType<typeof viewOf>

/** The batch after one more chunk was worked off. Pure. */
export function withChunkDone(
  batch: Batch,
  chunk: number,
  results: readonly RecordResult[],
  now: number,
): Batch {
  const chunks = batch.chunks.map((state, index) =>
    index === chunk ? { ...state, counts: countOutcomes(results) } : state,
  )
  const isDone = chunks.every(({ counts }) => counts !== null)
  return { ...batch, chunks, ...(isDone && { status: 'done', finishedAt: now, lease: null }) }
}

/** Whether nobody works on an unfinished batch. */
export function isIdle({ status, lease }: Batch, now: number): boolean {
  return status !== 'done' && (lease === null || lease.until <= now)
}

const time = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString()
