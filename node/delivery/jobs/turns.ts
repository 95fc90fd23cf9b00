import { chunksToDo, type ChunkAddress, type Job } from './job'

export interface Candidate {
  job: Job
  /** Still to be worked off in its phase. */
  chunks: ChunkAddress[]
}

/**
 * Jobs in the order in which they may have the next chunk. Every other turn is the oldest's, so that none waits for
 * ever; else the one with the least left is first, so that a large job does not keep a small one waiting. Equal jobs
 * are thus worked off one after the other, which spares the ledger the notes that jobs side by side need. Pure.
 */
export function inTurn(jobs: readonly Job[], isOldestsTurn: boolean): Candidate[] {
  const all = jobs.map((job) => ({ job, chunks: chunksToDo(job) })).sort(byAge)
  return isOldestsTurn ? all : all.sort((a, b) => a.chunks.length - b.chunks.length || byAge(a, b))
}

/** Ids begin with the time. */
const byAge = (a: Candidate, b: Candidate): number => (a.job.id < b.job.id ? -1 : 1)
