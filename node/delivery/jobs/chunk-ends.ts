import pLimit from 'p-limit'
import { withEnds, type ChunkEnd, type Job } from './job'
import type { JobStore } from './job-store'

/**
 * What became of chunks and is not yet noted in their jobs: collected, because a job's document is large and read and
 * written as a whole. A worker that dies takes it along; its successor finds the results of those chunks.
 */
export class ChunkEnds {
  private readonly ends = new Map<string, ChunkEnd[]>()
  /** Ends noted side by side would only make each other's compare-and-swap fail. */
  private readonly oneByOne = pLimit(1)

  constructor(private readonly store: Pick<JobStore, 'update'>) {}

  add(id: string, end: ChunkEnd): void {
    this.ends.set(id, [...this.of(id), end])
  }

  of(id: string): readonly ChunkEnd[] {
    return this.ends.get(id) ?? []
  }

  /** Jobs of which something is to be noted. */
  get jobs(): string[] {
    return [...this.ends].filter(([, ends]) => ends.length > 0).map(([id]) => id)
  }

  /** Notes them in the job, also in one that was cancelled meanwhile; null when there is nothing to note. */
  note(id: string): Promise<Job | null> {
    return this.oneByOne(async () => {
      const ends = this.of(id)
      if (ends.length === 0) return null
      const noted = await this.store.update(id, (current) => withEnds(current, ends))
      this.ends.set(id, this.of(id).slice(ends.length))
      return noted
    })
  }
}
