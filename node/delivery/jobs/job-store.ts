import type { Flow } from '../../flows/flow'
import type { Documents, Page, Stored } from '../../storage/documents'
import type { LaneName } from '../lanes'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { HEADS, headKey, HELD, OPEN_IMPORTS, RECORDS, RESULTS } from '../retention/layout'
import type { ChunkAddress, Job } from './job'
import type { RefusedRecord } from './refusal'
import { fromStored, type PartDocument } from './stored-records'

/** Results of a chunk: `planned` before the writes, so that a run cut short knows what it set out to do. */
export interface ChunkResults {
  state: 'planned' | 'done'
  results: RecordResult[]
}

const OPEN = 'open-jobs'

/** The documents of jobs in VBase. */
export interface JobStore {
  read(id: string): Promise<Job | null>
  create(job: Job): Promise<void>
  /** Changes the job with compare-and-swap; `change` may answer null: leave it. */
  update(id: string, change: (job: Job) => Job | null, known?: Stored<Job>): Promise<Job | null>
  /** `edition` tells what is sent for a part from what was sent for it before. */
  saveRecords(
    id: string,
    part: number,
    bucket: number,
    document: PartDocument,
    edition?: string,
  ): Promise<void>
  /** All records of a bucket, in the order they are worked off. */
  records(flow: Flow, job: Pick<Job, 'id' | 'parts' | 'editions'>, bucket: number): Promise<AcceptedRecord[]>
  results(id: string, place: ChunkAddress): Promise<ChunkResults | null>
  saveResults(id: string, place: ChunkAddress, results: ChunkResults): Promise<void>
  /** Results of records that were not valid, of one part. */
  invalid(job: Pick<Job, 'id' | 'editions'>, part: number): Promise<RecordResult[]>
  saveInvalid(id: string, part: number, results: readonly RecordResult[], edition?: string): Promise<void>
  /** Records that were refused, as they were sent, of one part. */
  refused(job: Pick<Job, 'id' | 'editions'>, part: number): Promise<RefusedRecord[]>
  saveRefused(id: string, part: number, records: readonly RefusedRecord[], edition?: string): Promise<void>
  /** What a snapshot lacks, of one bucket. */
  missing(id: string, bucket: number): Promise<RecordResult[]>
  saveMissing(id: string, bucket: number, results: RecordResult[]): Promise<void>
  /** Marks the job as in need of work in a lane, or no longer. */
  open(lane: LaneName, id: string): Promise<void>
  close(lane: LaneName, id: string): Promise<void>
  /** Ids of jobs that need work in a lane, oldest first. */
  openIds(lane: LaneName, limit: number): Promise<string[]>
  /** Marks the job as waiting for a yes, or no longer. A mark may outlive the wait: the job itself tells. */
  markHeld(id: string): Promise<void>
  unmarkHeld(id: string): Promise<void>
  heldIds(limit: number): Promise<string[]>
  /** Marks an import as still taking parts, or no longer. */
  markImport(id: string): Promise<void>
  unmarkImport(id: string): Promise<void>
  /** The oldest import that takes parts or job that is held: its records may still come, and are older than later ones. */
  oldestToCome(): Promise<string | null>
  /** Ids of jobs, newest first. */
  newest(options: { limit: number; next?: string }): Promise<Page>
}

export function jobStoreIn(documents: Documents): JobStore {
  const resultsKey = (id: string, { bucket, chunk }: ChunkAddress): string => `${id}.${bucket}.${chunk}`
  const partOf = (part: number, edition = ''): string => (edition === '' ? `${part}` : `${part}-${edition}`)
  const invalidKey = (id: string, part: number, edition?: string): string =>
    `${id}.invalid.${partOf(part, edition)}`
  const refusedKey = (id: string, part: number, edition?: string): string =>
    `${id}.refused.${partOf(part, edition)}`
  const missingKey = (id: string, bucket: number): string => `${id}.missing.${bucket}`
  return {
    read: async (id) => (await documents.read<Job>(HEADS, headKey(id)))?.value ?? null,
    create: (job) => documents.write(HEADS, headKey(job.id), job),
    update: (id, change, known) =>
      documents.update<Job>(HEADS, headKey(id), (job) => (job === null ? null : change(job)), known),
    saveRecords: (id, part, bucket, document, edition) =>
      documents.write(RECORDS, `${id}.${partOf(part, edition)}.${bucket}`, document),
    async records(flow, { id, parts, editions }, bucket) {
      const numbers = Array.from({ length: parts }, (_, part) => part)
      const stored = await inBatches(numbers, 16, (part) =>
        documents.read<PartDocument>(RECORDS, `${id}.${partOf(part, editions[part])}.${bucket}`),
      )
      return fromStored(
        flow,
        id,
        stored.map((document) => document?.value ?? null),
      )
    },
    results: async (id, place) =>
      (await documents.read<ChunkResults>(RESULTS, resultsKey(id, place)))?.value ?? null,
    saveResults: (id, place, results) => documents.write(RESULTS, resultsKey(id, place), results),
    invalid: async ({ id, editions }, part) =>
      (await documents.read<RecordResult[]>(RESULTS, invalidKey(id, part, editions[part])))?.value ?? [],
    saveInvalid: (id, part, results, edition) =>
      documents.write(RESULTS, invalidKey(id, part, edition), results),
    refused: async ({ id, editions }, part) =>
      (await documents.read<RefusedRecord[]>(RECORDS, refusedKey(id, part, editions[part])))?.value ?? [],
    saveRefused: (id, part, records, edition) =>
      documents.write(RECORDS, refusedKey(id, part, edition), records),
    missing: async (id, bucket) =>
      (await documents.read<RecordResult[]>(RESULTS, missingKey(id, bucket)))?.value ?? [],
    async saveMissing(id, bucket, results) {
      if (results.length > 0) await documents.write(RESULTS, missingKey(id, bucket), results)
    },
    open: (lane, id) => documents.write(OPEN, `${lane}.${id}`, {}),
    close: (lane, id) => documents.remove(OPEN, `${lane}.${id}`),
    async openIds(lane, limit) {
      const { keys } = await documents.list(OPEN, { prefix: `${lane}.`, limit })
      return keys.map((key) => key.slice(lane.length + 1)).sort()
    },
    markHeld: (id) => documents.write(HELD, id, {}),
    unmarkHeld: (id) => documents.remove(HELD, id),
    heldIds: async (limit) => (await documents.list(HELD, { limit })).keys,
    markImport: (id) => documents.write(OPEN_IMPORTS, id, {}),
    unmarkImport: (id) => documents.remove(OPEN_IMPORTS, id),
    async oldestToCome() {
      const marks = await Promise.all(
        [HELD, OPEN_IMPORTS].map((bucket) => documents.list(bucket, { limit: 1 })),
      )
      return marks.flatMap(({ keys }) => keys).sort()[0] ?? null
    },
    async newest(options) {
      const page = await documents.list(HEADS, options)
      return { ...page, keys: page.keys.map(idOf) }
    },
  }
}

/** Runs a task per item, some at a time, and answers in order. */
export async function inBatches<T, R>(
  items: readonly T[],
  size: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await Promise.all(items.slice(start, start + size).map(task))))
  }
  return results
}

const idOf = (key: string): string => key.slice(key.indexOf('-') + 1)
