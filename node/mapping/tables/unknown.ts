import type { Deps } from '../../delivery/deps'
import type { Documents } from '../../storage/documents'
import type { MappingFlow } from '../document'
import { groupBy } from '../../storage/group-by'
import { keyOf, type TableName } from './table'

/** A code that came and has no value. */
export interface UnknownCode {
  /** Records in which it came. */
  count: number
  /** RFC 3339. */
  firstAt: string
  lastAt: string
  /** A record that brought it. */
  flow: MappingFlow
  ref: string | null
}

/** A code in a record. */
export interface SeenCode {
  table: string
  code: string
  flow: MappingFlow
  ref: string | null
}

const BUCKET = 'unknown-codes'
/** Codes kept per table: a person looks at some of them, and mends what makes thousands. */
const MOST_CODES = 2_000

type Stored = Record<string, UnknownCode>

/** Codes of a table that came and have no value. */
export async function readUnknown(
  { documents }: { documents: Documents },
  name: TableName,
): Promise<Map<string, UnknownCode>> {
  return new Map(Object.entries((await documents.read<Stored>(BUCKET, keyOf(name)))?.value ?? {}))
}

/** Counts codes that came without a value: one write per table, however many records. Never fails: records matter more. */
export async function noteUnknown(
  { documents, now, log }: Pick<Deps, 'documents' | 'now' | 'log'>,
  source: string,
  seen: readonly SeenCode[],
): Promise<void> {
  const at = new Date(now()).toISOString()
  try {
    await Promise.all(
      [...groupBy(seen, ({ table }) => table)].map(([table, ofTable]) =>
        documents.update<Stored>(BUCKET, keyOf({ source, table }), (current) =>
          withSeen(current, ofTable, at),
        ),
      ),
    )
  } catch (error) {
    log.warn({ message: 'unknown codes could not be counted', reason: String(error) })
  }
}

/** Forgets codes that have a value now, or are not to be counted any more. */
export async function forgetUnknown(
  { documents }: { documents: Documents },
  name: TableName,
  codes: Iterable<string>,
): Promise<void> {
  await documents.update<Stored>(BUCKET, keyOf(name), (current) => {
    const next = new Map(Object.entries(current ?? {}))
    const before = next.size
    for (const code of codes) next.delete(code)
    return next.size === before ? null : Object.fromEntries(next)
  })
}

function withSeen(current: Stored | null, seen: readonly SeenCode[], at: string): Stored {
  const next = new Map(Object.entries(current ?? {}))
  for (const { code, flow, ref } of seen) {
    const known = next.get(code)
    if (!known && next.size >= MOST_CODES) continue
    next.set(code, { count: (known?.count ?? 0) + 1, firstAt: known?.firstAt ?? at, lastAt: at, flow, ref })
  }
  return Object.fromEntries(next)
}
