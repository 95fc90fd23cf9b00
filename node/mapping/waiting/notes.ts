import type { Documents } from '../../storage/documents'
import { keyOf, type TableName } from '../tables/table'

/** A batch some records of which wait for codes of a table. Its documents hold the records. */
export interface WaitingJob {
  job: string
  /** How many of its records wait. */
  records: number
  /** Milliseconds since 1970. */
  since: number
}

const BUCKET = 'waiting-for-codes'

type Stored = Record<string, Omit<WaitingJob, 'job'>>

/** Notes that records of a batch wait for codes of these tables. */
export async function noteWaiting(
  { documents }: { documents: Documents },
  source: string,
  tables: ReadonlyMap<string, number>,
  { job, since }: Pick<WaitingJob, 'job' | 'since'>,
): Promise<void> {
  await Promise.all(
    [...tables].map(([table, records]) =>
      documents.update<Stored>(BUCKET, keyOf({ source, table }), (current) => ({
        ...current,
        // An import notes its parts one by one.
        [job]: { records: (current?.[job]?.records ?? 0) + records, since },
      })),
    ),
  )
}

/** Batches that wait for codes of the table, oldest first. */
export async function waitingJobs(
  { documents }: { documents: Documents },
  name: TableName,
): Promise<WaitingJob[]> {
  const stored = (await documents.read<Stored>(BUCKET, keyOf(name)))?.value ?? {}
  return Object.entries(stored)
    .map(([job, note]) => ({ job, ...note }))
    .sort((a, b) => (a.job < b.job ? -1 : 1))
}

/** How many records wait for codes of the table. */
export async function countWaiting(deps: { documents: Documents }, name: TableName): Promise<number> {
  return (await waitingJobs(deps, name)).reduce((sum, { records }) => sum + records, 0)
}

/** Says how many records of a batch still wait; 0: none. */
export async function settleWaiting(
  { documents }: { documents: Documents },
  name: TableName,
  job: string,
  records: number,
): Promise<void> {
  await documents.update<Stored>(BUCKET, keyOf(name), (current) => {
    const { [job]: note, ...others } = current ?? {}
    if (!note) return null
    return records > 0 ? { ...others, [job]: { ...note, records } } : others
  })
}

/** More than a store has. */
const MOST_TABLES = 1_000

/** Tables whose codes some records wait for. */
export async function waitingTables({ documents }: { documents: Documents }): Promise<TableName[]> {
  const { keys } = await documents.list(BUCKET, { limit: MOST_TABLES })
  return keys.map(decodeURIComponent).map((key) => {
    const at = key.lastIndexOf('~')
    return { source: key.slice(0, at), table: key.slice(at + 1) }
  })
}
