import { ok } from 'neverthrow'
import { flows } from '../../flows'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { isNested } from '../nested/split'
import { parseRecords, type BatchInput } from './accept-batch'
import type { Job } from './job'
import type { JobStore } from './job-store'
import type { RawRecord, RefusedRecord } from './refusal'

/** Makes records canonical as the source's mapping is now; as they are where it has none. */
export type Remap = (records: readonly RawRecord[]) => Promise<Pick<BatchInput, 'records' | 'mappingVersion'>>

export const asTheyAre: Remap = async (records) => ({ records })

/** Refused records that were looked at once more. */
export interface LookedAtAgain {
  valid: AcceptedRecord[]
  invalid: RecordResult[]
  /** Those of `invalid` as they were sent. */
  refused: RefusedRecord[]
  mappingVersion?: number
}

/**
 * The refused records of a job, made canonical and checked once more; `isWanted` chooses among their results. They keep
 * the order of acceptance they had. Products that bring their SKUs along are left out: they need batches of their own.
 */
export async function refusedAgain(
  store: JobStore,
  job: Job,
  { isWanted, remap }: { isWanted(result: RecordResult): boolean; remap: Remap },
): Promise<LookedAtAgain> {
  const all: LookedAtAgain = { valid: [], invalid: [], refused: [] }
  for (const [part, count] of job.invalid.entries()) {
    if (count === 0) continue
    const [results, refused] = await Promise.all([store.invalid(job, part), store.refused(job, part)])
    const wanted = new Set(results.filter(isWanted).map(({ index }) => index))
    const chosen = refused.filter(
      ({ index, raw }) => wanted.has(index) && !(isProducts(job) && isNested(raw)),
    )
    if (chosen.length === 0) continue
    const { records, mappingVersion } = await remap(chosen.map(({ raw }) => ok(raw)))
    const checked = chosen.map(({ index }, place) => checkOne(job, part, index, records[place]))
    all.valid.push(...checked.flatMap(({ valid }) => valid))
    const invalid = checked.flatMap((each) => each.invalid)
    all.invalid.push(...invalid)
    const again = new Set(invalid.map(({ index }) => index))
    all.refused.push(...chosen.filter(({ index }) => again.has(index)))
    if (mappingVersion !== undefined) all.mappingVersion = mappingVersion
  }
  return all
}

const isProducts = ({ flow }: Pick<Job, 'flow'>): boolean => flow === 'products'

function checkOne({ id, flow }: Job, part: number, index: number, record: RawRecord | undefined) {
  const acceptance = { jobId: id, part, acceptedAt: '', first: index }
  return parseRecords(flows[flow], record ? [record] : [], acceptance)
}
