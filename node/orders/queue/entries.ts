import { groupBy } from '../../storage/group-by'
import { changeShard, readShards, shardOf, type ShardDeps, type Shards } from '../../storage/shards'
import type { Documents } from '../../storage/documents'
import type { QueueEvent } from '../record/record'

/** One thing the ERP is to be told about one order. Times in milliseconds since 1970. */
export interface QueueEntry {
  orderId: string
  event: QueueEvent
  queuedAt: number
  /** Not given out before. */
  freeAt: number
  /** How often it was given out. */
  attempts: number
  /** Why the order could not be brought into the ERP's shape; it is tried again at `freeAt`. */
  held?: Held
  /** Sources to which it is not offered: the filters of their mapping leave it to others. */
  left?: Record<string, Left>
}

/** An order that waits for its mapping. */
export interface Held {
  /** Whose mapping it is. */
  source: string
  mappingVersion: number
  code: string
  /** For people; no personal data. */
  reason: string
  /** Codes that have no value; none where something else is wrong. */
  codes: { table: string; code: string }[]
  since: number
  /** When its mapping or code tables changed last. */
  releasedAt: number
}

/** How long a source is not asked again. */
export interface Left {
  mappingVersion: number
  until: number
}

type Shard = Record<string, QueueEntry>

const shards: Shards = { bucket: 'order-queue', count: 16 }

/** Events nobody asks for are dropped after this. */
const KEPT_MILLISECONDS = 14 * 24 * 3_600_000

export type QueueDeps = ShardDeps & { documents: Documents; now(): number }

/** Puts it into the queue, where it is not there. */
export async function enqueue(
  deps: QueueDeps,
  { orderId, event }: Pick<QueueEntry, 'orderId' | 'event'>,
): Promise<void> {
  await change(deps, shardOf(orderId, shards), (shard) => {
    if (shard[keyOf(orderId, event)]) return shard
    const now = deps.now()
    return {
      ...shard,
      [keyOf(orderId, event)]: { orderId, event, queuedAt: now, freeAt: now, attempts: 0 },
    }
  })
}

/** Takes it out of the queue. */
export async function dequeue(
  deps: QueueDeps,
  { orderId, event }: Pick<QueueEntry, 'orderId' | 'event'>,
): Promise<void> {
  await change(deps, shardOf(orderId, shards), (shard) => {
    const { [keyOf(orderId, event)]: gone, ...others } = shard
    return gone ? others : shard
  })
}

/** Changes when an entry may be given out again. */
export async function postpone(
  deps: QueueDeps,
  entry: Pick<QueueEntry, 'orderId' | 'event'>,
  freeAt: number,
): Promise<void> {
  await changeEntry(deps, entry, (current) => ({ ...current, freeAt }))
}

/** Changes an entry, where it is in the queue. */
export function changeEntry(
  deps: QueueDeps,
  entry: Pick<QueueEntry, 'orderId' | 'event'>,
  next: (entry: QueueEntry) => QueueEntry,
): Promise<void> {
  return changeEntries(deps, [entry], next)
}

/** Changes entries, as far as they are in the queue. */
export async function changeEntries(
  deps: QueueDeps,
  wanted: readonly Pick<QueueEntry, 'orderId' | 'event'>[],
  next: (entry: QueueEntry) => QueueEntry,
): Promise<void> {
  const byShard = groupBy(wanted, ({ orderId }) => shardOf(orderId, shards))
  await Promise.all(
    [...byShard].map(([name, own]) =>
      change(deps, name, (shard) => {
        const changed = own.flatMap(({ orderId, event }) => {
          const entry = shard[keyOf(orderId, event)]
          return entry ? [[keyOf(orderId, event), next(entry)] as const] : []
        })
        return changed.length > 0 ? { ...shard, ...Object.fromEntries(changed) } : shard
      }),
    ),
  )
}

/** Everything in the queue. */
export async function readQueue({ documents }: Pick<QueueDeps, 'documents'>): Promise<QueueEntry[]> {
  return (await readShards<Shard>(documents, shards)).flatMap((shard) => Object.values(shard))
}

/**
 * Takes entries until `until`, as far as nobody else took them meanwhile; answers those that were taken, with the
 * attempt counted.
 */
export async function takeEntries(
  deps: QueueDeps,
  wanted: readonly QueueEntry[],
  until: number,
): Promise<QueueEntry[]> {
  const byShard = groupBy(wanted, ({ orderId }) => shardOf(orderId, shards))
  const taken = await Promise.all(
    [...byShard].map(async ([name, own]) => {
      let got: QueueEntry[] = []
      await change(deps, name, (shard) => {
        got = own.flatMap(({ orderId, event, attempts }) => {
          const entry = shard[keyOf(orderId, event)]
          const isFree = entry && entry.attempts === attempts && entry.freeAt <= deps.now()
          return isFree ? [{ ...entry, freeAt: until, attempts: attempts + 1 }] : []
        })
        if (got.length === 0) return shard
        return {
          ...shard,
          ...Object.fromEntries(got.map((entry) => [keyOf(entry.orderId, entry.event), entry])),
        }
      })
      return got
    }),
  )
  return taken.flat()
}

async function change(deps: QueueDeps, name: string, next: (shard: Shard) => Shard): Promise<void> {
  await changeShard<Shard>(deps, shards, name, (before) => {
    const after = next(before)
    return after === before ? before : withoutOld(after, deps.now())
  })
}

function withoutOld(shard: Shard, now: number): Shard {
  const kept = Object.entries(shard).filter(
    ([, { event, queuedAt }]) => event === 'new' || now - queuedAt < KEPT_MILLISECONDS,
  )
  return Object.fromEntries(kept)
}

const keyOf = (orderId: string, event: QueueEvent): string => `${orderId} ${event}`
