import type { RecordResult } from '../outcome'
import { csvLine } from './csv'
import { viewOfResult, type RecordResultView } from './view'

/** Characters sent at once: few enough to hold, many enough that the calls do not count. */
export const CHUNK_LENGTH = 65_536

/** Columns of the CSV download. `changes` is JSON. */
export const csvColumns = [
  'index',
  'ref',
  'outcome',
  'code',
  'message',
  'help',
  'attempts',
  'vtexId',
  'changes',
  'part',
] as const

/** Results as NDJSON: a line per record, as the pages of results show it. Holds one page and one chunk at a time. */
export function toNdjson(results: AsyncIterable<readonly RecordResult[]>): AsyncGenerator<string> {
  return inChunks('', results, (view) => `${JSON.stringify(view)}\n`)
}

/**
 * Results as CSV with a header row; errors per field are in the NDJSON only.
 * A text that a spreadsheet would run as a formula starts with an apostrophe.
 */
export function toCsv(results: AsyncIterable<readonly RecordResult[]>): AsyncGenerator<string> {
  return inChunks(csvLine(csvColumns), results, (view) =>
    csvLine(csvColumns.map((column) => (column === 'changes' ? JSON.stringify(view.changes) : view[column]))),
  )
}

async function* inChunks(
  header: string,
  pages: AsyncIterable<readonly RecordResult[]>,
  lineOf: (view: RecordResultView) => string,
): AsyncGenerator<string> {
  let chunk = header
  for await (const page of pages) {
    for (const result of page) {
      chunk += lineOf(viewOfResult(result))
      if (chunk.length < CHUNK_LENGTH) continue
      yield chunk
      chunk = ''
    }
  }
  if (chunk !== '') yield chunk
}
