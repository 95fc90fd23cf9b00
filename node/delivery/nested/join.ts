import { groupBy } from '../../storage/group-by'
import type { FlowName } from '../../flows/flow'
import type { Job } from '../jobs/job'
import type { JobStore } from '../jobs/job-store'
import type { RecordResult } from '../outcome'
import { combine, type PartResult } from './combine'
import { parentIndexOf } from './parse'

/** The jobs of what came within a job's records; a job that is gone, expired, is left out. */
export async function childrenOf(store: JobStore, { children = [] }: Job): Promise<Job[]> {
  const jobs = await Promise.all(children.map(({ id }) => store.read(id)))
  return jobs.filter((job) => job !== null)
}

/** Whether all that came within the records of a bucket is worked off. */
export function isBucketDone(children: readonly Job[], bucket: number): boolean {
  return children.every(({ buckets }) => !/[^d]/.test(buckets[bucket]?.chunks ?? ''))
}

/** Results of products of one bucket, each in one with those of its parts. */
export async function withParts(
  store: JobStore,
  children: readonly Job[],
  bucket: number,
  results: readonly RecordResult[],
): Promise<RecordResult[]> {
  const found = await Promise.all(children.map((child) => partsIn(store, child, bucket)))
  const byParent = groupBy(found.flat(), ({ result }) => parentIndexOf(result.order))
  return results.map((result) => {
    const parts = byParent.get(result.index)
    return parts ? combine(result, parts.sort(byPlace)) : result
  })
}

async function partsIn(store: JobStore, { id, flow, buckets }: Job, bucket: number): Promise<PartResult[]> {
  const chunks = [...(buckets[bucket]?.chunks ?? '')]
  const stored = await Promise.all(chunks.map((_, chunk) => store.results(id, { bucket, chunk })))
  return stored.flatMap((each) => (each?.results ?? []).map((result): PartResult => ({ flow, result })))
}

/** As they stood in the record. */
function byPlace(a: PartResult, b: PartResult): number {
  return placeOf(a) - placeOf(b)
}

const placeOf = ({ result }: { flow: FlowName; result: RecordResult }): number =>
  Number(result.order.split('.').at(-1))
