import type { Documents } from '../storage/documents'
import { groupBy } from '../storage/group-by'
import type { Finding, StandingFinding } from './gather'
import type { Notification, NotificationKind, Subject } from './kinds'

/** What the store was told, and what stood when it was told last. One document. */
export interface Feed {
  /** Of the last change. */
  revision: number
  /** The oldest first. */
  entries: Notification[]
  /** Things that stand, such as held batches, by kind: they are told of once. */
  standing: Partial<Record<NotificationKind, string[]>>
}

const BUCKET = 'notifications'
const KEY = 'feed'
/** Hours with something to tell, and how long they are kept: a person reads some of them. */
const MOST_ENTRIES = 200
const KEEP_MILLISECONDS = 30 * 24 * 3_600_000
/** Named in one notification. */
const MOST_SUBJECTS = 5

const nothing: Feed = { revision: 0, entries: [], standing: {} }

export async function readFeed(documents: Pick<Documents, 'read'>): Promise<Feed> {
  return (await documents.read<Feed>(BUCKET, KEY))?.value ?? nothing
}

/** Changes the feed; what `change` answers as it was is not written. */
export async function changeFeed(
  documents: Pick<Documents, 'update'>,
  change: (feed: Feed) => Feed,
): Promise<Feed> {
  const after = await documents.update<Feed>(BUCKET, KEY, (stored) => {
    const before = stored ?? nothing
    const next = change(before)
    return next === before ? null : next
  })
  return after ?? nothing
}

/** The feed with what was found; the same feed when that is nothing new. Harmless when repeated. Pure. */
export function withFindings(feed: Feed, findings: readonly Finding[], now: number): Feed {
  const next = findings.reduce((current, finding) => withFinding(current, finding, now), feed)
  const entries = next.entries
    .filter(({ lastAt }) => now - Date.parse(lastAt) < KEEP_MILLISECONDS)
    .slice(-MOST_ENTRIES)
  return entries.length === next.entries.length ? next : { ...next, entries }
}

/** Notifications newer than `after`, the oldest first. Pure. */
export function since({ entries }: Feed, after: number, limit: number): Notification[] {
  return entries
    .filter(({ revision }) => revision > after)
    .sort((a, b) => a.revision - b.revision)
    .slice(0, limit)
}

/** Everything up to a revision as read: what came after it somebody has not seen. Pure. */
export function readUpTo(feed: Feed, revision: number): Feed {
  const isNews = (entry: Notification): boolean => !entry.isRead && entry.revision <= revision
  if (!feed.entries.some(isNews)) return feed
  return {
    ...feed,
    entries: feed.entries.map((entry) => (isNews(entry) ? { ...entry, isRead: true } : entry)),
  }
}

/** Notes that other apps were told of these. Pure. */
export function announced(feed: Feed, ids: ReadonlySet<string>): Feed {
  return {
    ...feed,
    entries: feed.entries.map((entry) => (ids.has(entry.id) ? { ...entry, isAnnounced: true } : entry)),
  }
}

function withFinding(feed: Feed, finding: Finding, now: number): Feed {
  if ('standing' in finding) return withStanding(feed, finding, now)
  const before = entryOf(feed, finding.kind, finding.hour)
  return finding.count > (before?.count ?? 0) ? put(feed, finding, finding, now) : feed
}

/** Only what did not stand before is news; below the limit nothing is told, and so all of it stays news. */
function withStanding(feed: Feed, { kind, hour, standing, atLeast }: StandingFinding, now: number): Feed {
  const known = feed.standing[kind] ?? []
  const isTold = standing.length >= atLeast
  const news = isTold ? standing.filter(({ id }) => !known.includes(id)) : []
  const stands = standing.map(({ id }) => id).filter((id) => isTold || known.includes(id))
  if (news.length === 0 && stands.length === known.length) return feed
  const next = { ...feed, standing: { ...feed.standing, [kind]: stands } }
  if (news.length === 0) return next
  const before = entryOf(feed, kind, hour)
  const told = news.map(({ subject }) => subject)
  const subjects = [...told, ...(before?.subjects ?? [])]
  return put(next, { kind, hour }, { count: (before?.count ?? 0) + news.length, subjects }, now)
}

type Hourly = Pick<Finding, 'kind' | 'hour'>

function put(
  feed: Feed,
  { kind, hour }: Hourly,
  { count, subjects }: { count: number; subjects: readonly Subject[] },
  now: number,
): Feed {
  const before = entryOf(feed, kind, hour)
  const at = new Date(now).toISOString()
  const revision = feed.revision + 1
  const entry: Notification = {
    id: idOf(kind, hour),
    kind,
    count,
    subjects: addedUp(subjects)
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_SUBJECTS),
    firstAt: before?.firstAt ?? at,
    lastAt: at,
    revision,
    isRead: false,
    isAnnounced: before?.isAnnounced ?? false,
  }
  return { ...feed, revision, entries: [...feed.entries.filter(({ id }) => id !== entry.id), entry] }
}

/** Orders with one trouble are one subject; other things stand once. */
function addedUp(subjects: readonly Subject[]): Subject[] {
  const alike = groupBy(
    subjects.filter(({ trouble }) => trouble),
    ({ trouble }) => trouble,
  )
  const summed = [...alike].map(([trouble, same]) => ({
    trouble,
    count: same.reduce((sum, { count }) => sum + count, 0),
  }))
  return [...subjects.filter(({ trouble }) => !trouble), ...summed]
}

const entryOf = ({ entries }: Feed, kind: NotificationKind, hour: string): Notification | undefined =>
  entries.find(({ id }) => id === idOf(kind, hour))

const idOf = (kind: NotificationKind, hour: string): string => `${hour}.${kind}`
