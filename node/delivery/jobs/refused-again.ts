import { ok } from 'neverthrow'
import { flows } from '../../flows'
import type { RecordResult } from '../outcome'
import { withKey } from '../record'
import type { BatchInput } from './accept-batch'
import type { Job } from './job'
import type { JobStore } from './job-store'
import type { Again, RawRecord, RefusedRecord } from './refusal'

/** Makes records canonical as the source's mapping is now; as they are where it has none. */
export type Remap = (records: readonly RawRecord[]) => Promise<Pick<BatchInput, 'records' | 'mappingVersion'>>

export const asTheyAre: Remap = async (records) => ({ records })

/** Refused records of one part that were made canonical once more: what a batch of them is accepted with. */
export interface LookedAtAgain extends Pick<BatchInput, 'mappingVersion' | 'key'> {
  records: RawRecord[]
  sent: RawRecord[]
  again: Again
}

/** The refused records of a part of a job, made canonical once more; `isWanted` chooses among their results. */
export async function lookAgain(
  store: JobStore,
  job: Job,
  part: number,
  { isWanted, remap }: { isWanted(result: RecordResult): boolean; remap: Remap },
): Promise<LookedAtAgain> {
  const [results, refused] = await Promise.all([store.invalid(job, part), store.refused(job, part)])
  const orders = new Map(results.filter(isWanted).map(({ index, order }) => [index, order]))
  const chosen = refused.filter(({ index }) => orders.has(index))
  const again = {
    job: job.id,
    places: chosen.map(({ index }) => ({ index, order: orders.get(index) ?? '' })),
  }
  const sent = chosen.map(({ raw }): RawRecord => ok(raw))
  const { records, mappingVersion } = await remap(sent)
  // Only a batch of one, a single call, has an address.
  const key = chosen[0]?.key
  return { records: records.map((record) => keyed(job, record, { key })), sent, again, mappingVersion, key }
}

/** A canonical record with the key of the address it was sent to. */
export function keyed(
  { flow }: Pick<Job, 'flow'>,
  record: RawRecord,
  { key }: Pick<RefusedRecord, 'key'>,
): RawRecord {
  return key ? record.andThen((value) => withKey(flows[flow], value, key)) : record
}

/** Those of the records for which the claim holds. */
export function those(
  { records, sent, again, ...rest }: LookedAtAgain,
  isWanted: (record: RawRecord, position: number) => boolean,
): LookedAtAgain {
  const isKept = (_: unknown, position: number): boolean => {
    const record = records[position]
    return record !== undefined && isWanted(record, position)
  }
  return {
    ...rest,
    records: records.filter(isKept),
    sent: sent.filter(isKept),
    again: { ...again, places: again.places.filter(isKept) },
  }
}
