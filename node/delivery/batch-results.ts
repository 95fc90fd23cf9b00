import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../errors/failure'
import { batchStoreIn } from './batch-store'
import type { Batch } from './batch'
import type { Deps } from './deps'
import type { Outcome, RecordResult } from './outcome'

export interface ResultPage {
  results: RecordResult[]
  cursor: string | null
}

/** Chunks read for one page when a filter leaves little; the cursor goes on from there. */
const CHUNKS_PER_PAGE = 20

/** A page of finished records in the order they are stored; each carries its place in the request. */
export async function pageOfResults(
  { documents }: Pick<Deps, 'documents'>,
  batch: Batch,
  { outcome, limit, cursor }: { outcome?: Outcome; limit: number; cursor?: string },
): Promise<Result<ResultPage, Failure>> {
  const start = cursor === undefined ? { chunk: 0, offset: 0 } : parseCursor(cursor)
  if (!start) return fail('invalid_parameter', 'The cursor is not one this call gave.')
  const store = batchStoreIn(documents)
  const results: RecordResult[] = []
  let { chunk, offset } = start
  for (let read = 0; chunk < batch.chunks.length && read < CHUNKS_PER_PAGE; read++, chunk++, offset = 0) {
    const stored = batch.chunks[chunk]?.counts ? await store.results(batch.id, chunk) : null
    const found = stored?.results ?? []
    for (let position = offset; position < found.length; position++) {
      const result = found[position] as RecordResult
      if (outcome !== undefined && result.outcome !== outcome) continue
      if (results.length === limit) return ok({ results, cursor: `${chunk}.${position}` })
      results.push(result)
    }
  }
  return ok({ results, cursor: chunk < batch.chunks.length ? `${chunk}.0` : null })
}

function parseCursor(cursor: string): { chunk: number; offset: number } | null {
  const [, chunk, offset] = /^(\d{1,6})\.(\d{1,6})$/.exec(cursor) ?? []
  return chunk === undefined || offset === undefined ? null : { chunk: Number(chunk), offset: Number(offset) }
}
