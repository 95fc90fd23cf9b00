import type { Deps } from '../deps'
import type { Job } from './job'
import { inBatches, jobStoreIn } from './job-store'
import { sourcesOf } from './result-pages'

export interface CodeCounts {
  /** Codes of the error catalogue with how many finished records have each, the most frequent first. */
  codes: { code: string; records: number }[]
  /** The batch has more results than were looked through. */
  isPartial: boolean
}

/** Result documents looked through, of some 500 records each, and read at once. */
const MOST_DOCUMENTS = 200
const READS = 16

/** Which codes the results of a job have. */
export async function countCodes({ documents }: Pick<Deps, 'documents'>, job: Job): Promise<CodeCounts> {
  const store = jobStoreIn(documents)
  const sources = await sourcesOf(store, job)
  const counts = new Map<string, number>()
  await inBatches(sources.slice(0, MOST_DOCUMENTS), READS, async (source) => {
    for (const { code } of await source(store))
      if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1)
  })
  const codes = [...counts].map(([code, records]) => ({ code, records }))
  return {
    codes: codes.sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1)),
    isPartial: sources.length > MOST_DOCUMENTS,
  }
}
