import type { Documents } from '../storage/documents'
import { mergeGroups, type ProblemGroup } from './group'

/** Groups of one hour, by flow, code and source. */
export type ProblemHour = Record<string, ProblemGroup>

/** How long problems are kept. */
export const KEPT_HOURS = 7 * 24

const BUCKET = 'problems'
/** Beyond so many groups of an hour a code's sources share one. */
const MOST_GROUPS = 400
const PAGE_SIZE = 200
const READS = 16
/** Documents deleted in one go. */
const EXPIRED_AT_ONCE = 24

/** Adds groups to an hour's document. */
export async function addToHour(
  documents: Pick<Documents, 'update'>,
  now: number,
  groups: readonly ProblemGroup[],
): Promise<void> {
  await documents.update<ProblemHour>(BUCKET, hourOf(now), (stored) => withGroups(stored ?? {}, groups))
}

/** Groups of the last hours, the one at hand and one only begun among them; hours without problems cost nothing. */
export async function groupsSince(
  documents: Pick<Documents, 'list' | 'read'>,
  now: number,
  hours: number,
): Promise<ProblemGroup[]> {
  const keys = (await allKeys(documents)).filter((key) => key >= hourOf(now - hours * 3_600_000))
  const groups: ProblemGroup[] = []
  for (let start = 0; start < keys.length; start += READS) {
    const read = keys.slice(start, start + READS).map((key) => documents.read<ProblemHour>(BUCKET, key))
    for (const stored of await Promise.all(read)) groups.push(...Object.values(stored?.value ?? {}))
  }
  return groups
}

/** Deletes some of what is too old. */
export async function expireProblems({
  documents,
  now,
}: {
  documents: Pick<Documents, 'list' | 'remove'>
  now(): number
}): Promise<void> {
  const { keys } = await documents.list(BUCKET, { limit: EXPIRED_AT_ONCE })
  const oldest = hourOf(now() - KEPT_HOURS * 3_600_000)
  await Promise.all(keys.filter((key) => key < oldest).map((key) => documents.remove(BUCKET, key)))
}

/** Pure. */
export function withGroups(stored: ProblemHour, groups: readonly ProblemGroup[]): ProblemHour {
  const next = { ...stored }
  for (const group of groups) {
    const own = [group.flow, group.code, group.sources[0]].join('/')
    const isFull = !next[own] && Object.keys(next).length >= MOST_GROUPS
    const key = isFull ? [group.flow, group.code].join('/') : own
    const before = next[key]
    next[key] = before ? mergeGroups(before, group) : group
  }
  return next
}

async function allKeys(documents: Pick<Documents, 'list'>): Promise<string[]> {
  const keys: string[] = []
  let next: string | null | undefined
  do {
    const page = await documents.list(BUCKET, { limit: PAGE_SIZE, ...(next && { next }) })
    keys.push(...page.keys.map(decodeURIComponent))
    next = page.next
  } while (next)
  return keys
}

const hourOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 13)
