import type { Documents } from '../../storage/documents'
import type { MappingFlow } from '../document'
import { allTables, type TableName } from '../tables/table'
import { readUnknown } from '../tables/unknown'
import { ANY_CODE, hashOfCode, notesOf, sumOf } from './notes'

/** A code that records wait for. */
export interface WaitedCode {
  source: string
  table: string
  code: string
  flow: MappingFlow
  /** At most this many wait for it: of batches that wait for many codes only the sum is known. */
  records: number
  /** RFC 3339. */
  since: string
}

interface Waited {
  codes: WaitedCode[]
  records: number
}

/** Codes that records wait for, those most wait for first, and how many records wait in all. */
export async function codesWaitedFor(deps: { documents: Documents }): Promise<Waited> {
  const found = await Promise.all((await allTables(deps)).map((name) => waitedIn(deps, name)))
  const codes = found.flatMap((each) => each.codes)
  return {
    codes: codes.sort((a, b) => b.records - a.records || (a.code < b.code ? -1 : 1)),
    records: found.reduce((sum, each) => sum + each.records, 0),
  }
}

async function waitedIn(deps: { documents: Documents }, name: TableName): Promise<Waited> {
  const notes = await notesOf(deps, name)
  if (notes.length === 0) return { codes: [], records: 0 }
  const recordsOf = (hash: string): number => sumOf(notes.filter(({ code }) => code === hash))
  const codes = [...(await readUnknown(deps, name))].map(([code, { count, flow, firstAt }]) => {
    const records = recordsOf(hashOfCode(code)) + Math.min(count, recordsOf(ANY_CODE))
    return { ...name, code, flow, records, since: firstAt }
  })
  return { codes: codes.filter(({ records }) => records > 0), records: sumOf(notes) }
}
