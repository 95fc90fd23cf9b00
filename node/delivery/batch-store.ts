import type { Documents, Page } from '../storage/documents'
import type { Batch } from './batch'
import type { RecordResult } from './outcome'
import type { AcceptedRecord } from './record'

/** Results of a chunk: `planned` before the writes, so that a run cut short knows what it set out to do. */
export interface ChunkResults {
  state: 'planned' | 'done'
  results: RecordResult[]
}

/** The documents of batches in VBase. */
export interface BatchStore {
  read(id: string): Promise<Batch | null>
  create(batch: Batch, chunks: readonly AcceptedRecord[][]): Promise<void>
  /** Changes the batch with compare-and-swap; `change` may answer null: leave it. */
  update(id: string, change: (batch: Batch) => Batch | null): Promise<Batch | null>
  records(id: string, chunk: number): Promise<AcceptedRecord[]>
  results(id: string, chunk: number): Promise<ChunkResults | null>
  saveResults(id: string, chunk: number, results: ChunkResults): Promise<void>
  /** Marks the batch as in need of work, or no longer. */
  open(id: string): Promise<void>
  close(id: string): Promise<void>
  openIds(limit: number): Promise<string[]>
  /** Ids of batches, newest first. */
  newest(options: { limit: number; next?: string }): Promise<Page>
}

const HEADS = 'batches'
const RECORDS = 'batch-records'
const RESULTS = 'batch-results'
const OPEN = 'open-batches'

export function batchStoreIn(documents: Documents): BatchStore {
  return {
    read: async (id) => (await documents.read<Batch>(HEADS, headKey(id)))?.value ?? null,
    async create(batch, chunks) {
      await Promise.all(
        chunks.map((records, chunk) => documents.write(RECORDS, `${batch.id}.${chunk}`, records)),
      )
      await documents.write(HEADS, headKey(batch.id), batch)
    },
    update: (id, change) =>
      documents.update<Batch>(HEADS, headKey(id), (batch) => (batch === null ? null : change(batch))),
    records: async (id, chunk) =>
      (await documents.read<AcceptedRecord[]>(RECORDS, `${id}.${chunk}`))?.value ?? [],
    results: async (id, chunk) =>
      (await documents.read<ChunkResults>(RESULTS, `${id}.${chunk}`))?.value ?? null,
    saveResults: (id, chunk, results) => documents.write(RESULTS, `${id}.${chunk}`, results),
    open: (id) => documents.write(OPEN, id, {}),
    close: (id) => documents.remove(OPEN, id),
    openIds: async (limit) => (await documents.list(OPEN, { limit })).keys.map(decodeURIComponent),
    async newest(options) {
      const page = await documents.list(HEADS, options)
      return { ...page, keys: page.keys.map(decodeURIComponent).map(idOf) }
    },
  }
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_LENGTH = 10

/** VBase lists keys in ascending order; with the time of the ULID inverted the newest batch comes first. */
export function headKey(id: string): string {
  const inverted = [...id.slice(0, TIME_LENGTH)].map((char) => CROCKFORD[31 - CROCKFORD.indexOf(char)] ?? '0')
  return `${inverted.join('')}-${id}`
}

const idOf = (key: string): string => key.slice(TIME_LENGTH + 1)
