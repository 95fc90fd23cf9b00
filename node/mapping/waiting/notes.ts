import { decodeTime } from 'ulidx'
import { hashOf } from '../../delivery/ledger'
import type { Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import { keyOf, type TableName } from '../tables/table'

/** Records that wait, by table and code. */
export type WaitingCodes = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * Says that records of one part of a batch wait for a code. A document each, and all of it in the key: many single
 * calls at once write nothing in common, and whoever looks reads nothing but a list.
 */
export interface Note {
  key: string
  /** See hashOfCode. */
  code: string
  job: string
  part: number
  records: number
}

const BUCKET = 'waiting-for-codes'
/** Stands for whatever code, where a part waits for many. */
export const ANY_CODE = 'any'
/** Codes of a table that are noted one by one for a part. */
const MOST_CODES = 16
/** Notes looked at in one go. */
const MOST_NOTES = 10_000
const PAGE = 1_000

type NoteDeps = { documents: Pick<Documents, 'list' | 'write' | 'remove'> }

export const hashOfCode = (code: string): string => hashOf(code).toString(36)

/** Notes that records of a part of a batch wait. Harmless when repeated. */
export async function noteWaiting(
  { documents }: NoteDeps,
  source: string,
  waiting: WaitingCodes,
  { job, part }: Pick<Note, 'job' | 'part'>,
): Promise<void> {
  const keys = [...waiting].flatMap(([table, codes]) => {
    const all = [...codes.values()].reduce((sum, records) => sum + records, 0)
    const noted =
      codes.size > MOST_CODES
        ? [[ANY_CODE, all] as const]
        : [...codes].map(([code, records]) => [hashOfCode(code), records] as const)
    return noted.map(([code, records]) => [keyOf({ source, table }), code, job, part, records].join('~'))
  })
  await Promise.all(keys.map((key) => documents.write(BUCKET, key, {})))
}

/** Notes of a table; `codes`: only those that may be of one of them. */
export async function notesOf(
  { documents }: NoteDeps,
  name: TableName,
  codes?: readonly string[],
): Promise<Note[]> {
  if (codes === undefined || codes.length > MOST_CODES) {
    const all = await listNotes(documents, `${keyOf(name)}~`)
    const wanted = codes && new Set([ANY_CODE, ...codes.map(hashOfCode)])
    return wanted ? all.filter(({ code }) => wanted.has(code)) : all
  }
  const prefixes = [...new Set([ANY_CODE, ...codes.map(hashOfCode)])]
  const found = await Promise.all(prefixes.map((code) => listNotes(documents, `${keyOf(name)}~${code}~`)))
  return found.flat()
}

export async function removeNotes({ documents }: NoteDeps, notes: readonly Note[]): Promise<void> {
  for (const { key } of notes) await documents.remove(BUCKET, key)
}

/** Whether one of the records waits for what was noted. */
export function isStillSo({ code }: Note, table: string, waiting: WaitingCodes): boolean {
  const codes = [...waiting].flatMap(([name, ofTable]) =>
    name.toLowerCase() === table.toLowerCase() ? [...ofTable.keys()] : [],
  )
  return code === ANY_CODE ? codes.length > 0 : codes.some((each) => hashOfCode(each) === code)
}

/** When the batch of the note was begun, in milliseconds since 1970. */
export const sinceOf = ({ job }: Pick<Note, 'job'>): number => decodeTime(job)

/** Batches that wait for codes of the table, oldest first, with about how many of their records. */
export async function waitingJobs(deps: NoteDeps, name: TableName): Promise<Pick<Note, 'job' | 'records'>[]> {
  const byJob = [...groupBy(await notesOf(deps, name), ({ job }) => job)]
  return byJob
    .map(([job, notes]) => ({ job, records: sumOf(notes) }))
    .sort((a, b) => (a.job < b.job ? -1 : 1))
}

/** About how many records wait for codes of the table. */
export async function countWaiting(deps: NoteDeps, name: TableName): Promise<number> {
  return sumOf(await notesOf(deps, name))
}

export const sumOf = (notes: readonly Note[]): number => notes.reduce((sum, { records }) => sum + records, 0)

async function listNotes(documents: NoteDeps['documents'], prefix: string): Promise<Note[]> {
  const notes: Note[] = []
  let next: string | null = null
  do {
    const page = await documents.list(BUCKET, { prefix, limit: PAGE, ...(next !== null && { next }) })
    notes.push(...page.keys.map(decodeURIComponent).map(noteIn))
    next = page.next
  } while (next !== null && notes.length < MOST_NOTES)
  return notes
}

function noteIn(key: string): Note {
  const [code = '', job = '', part, records] = key.split('~').slice(2)
  return { key, code, job, part: Number(part), records: Number(records) }
}
