import type { FlowName } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { readUnknown } from '../tables/unknown'
import { waitingJobs, waitingTables } from './notes'

/** A code that records wait for. */
export interface WaitedCode {
  source: string
  table: string
  code: string
  flow: FlowName
  /** At most this many wait for it: some may have failed before the table let them wait. */
  records: number
  /** RFC 3339. */
  since: string
}

/** Codes that records wait for, those that came most often first, and how many records wait in all. */
export async function codesWaitedFor(deps: {
  documents: Documents
}): Promise<{ codes: WaitedCode[]; records: number }> {
  const tables = await waitingTables(deps)
  const found = await Promise.all(
    tables.map(async (name) => {
      const [jobs, unknown] = await Promise.all([waitingJobs(deps, name), readUnknown(deps, name)])
      const records = jobs.reduce((sum, job) => sum + job.records, 0)
      const codes = [...unknown].map(([code, { count, flow, firstAt }]) => ({
        ...{ ...name, code, flow, since: firstAt },
        records: Math.min(count, records),
      }))
      return { codes: records > 0 ? codes : [], records }
    }),
  )
  const codes = found.flatMap((each) => each.codes)
  return {
    codes: codes.sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1)),
    records: found.reduce((sum, each) => sum + each.records, 0),
  }
}
