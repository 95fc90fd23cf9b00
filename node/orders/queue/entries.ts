import {
  changeShard,
  prepareShards,
  shardNames,
  shardOf,
  type ShardDeps,
  type Shards,
} from '../../storage/shards'
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
  freeAt = deps.now(),
): Promise<void> {
  await change(deps, shardOf(orderId, shards), (shard) => {
    if (shard[keyOf(orderId, event)]) return shard
    return {
      ...shard,
      [keyOf(orderId, event)]: { orderId, event, queuedAt: deps.now(), freeAt, attempts: 0 },
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
  { orderId, event }: Pick<QueueEntry, 'orderId' | 'event'>,
  freeAt: number,
): Promise<void> {
  await change(deps, shardOf(orderId, shards), (shard) => {
    const entry = shard[keyOf(orderId, event)]
    return entry ? { ...shard, [keyOf(orderId, event)]: { ...entry, freeAt } } : shard
  })
}

/** Everything in the queue. */
export async function readQueue(deps: QueueDeps): Promise<QueueEntry[]> {
  await prepareShards(deps, shards)
  const read = await Promise.all(
    shardNames(shards).map((name) => deps.documents.read<Shard>(shards.bucket, name)),
  )
  return read.flatMap((shard) => Object.values(shard?.value ?? {}))
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
  const names = [...new Set(wanted.map(({ orderId }) => shardOf(orderId, shards)))]
  const taken = await Promise.all(
    names.map(async (name) => {
      const own = wanted.filter(({ orderId }) => shardOf(orderId, shards) === name)
      let got: QueueEntry[] = []
      await change(deps, name, (shard) => {
        got = own.flatMap(({ orderId, event, attempts }) => {
          const entry = shard[keyOf(orderId, event)]
          const isFree = entry && entry.attempts === attempts && entry.freeAt <= deps.now()
          return isFree ? [{ ...entry, freeAt: until, attempts: attempts + 1 }] : []
        })
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
