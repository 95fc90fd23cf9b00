import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { pause, readTwice, type Documents } from './documents'

/** One bucket whose documents, `0` to `count - 1`, share what belongs together by hash of a name. */
export interface Shards {
  bucket: string
  count: number
}

export interface ShardDeps {
  account: string
  workspace: string
  documents: Pick<Documents, 'list' | 'write' | 'update'>
}

/** Far longer than a first write of another process can be on its way. */
const SETTLE_MILLISECONDS = 1_500

const prepared = new LRUCache<string, Promise<void>>({ max: 10_000 })

/**
 * Compare-and-swap makes shards safe once their documents exist, and VBase cannot create only what is absent. So all
 * of them are made, empty, before the store's first use, with time for whoever does the same at the same moment.
 */
export function prepareShards({ account, workspace, documents }: ShardDeps, shards: Shards): Promise<void> {
  const scope = `${account}/${workspace}/${shards.bucket}`
  const known = prepared.get(scope) ?? prepare(documents, shards)
  prepared.set(scope, known)
  known.catch(() => prepared.delete(scope))
  return known
}

async function prepare(documents: ShardDeps['documents'], { bucket, count }: Shards): Promise<void> {
  const present = new Set((await documents.list(bucket, { limit: count })).keys)
  const missing = shardNames({ count }).filter((shard) => !present.has(shard))
  if (missing.length === 0) return
  await Promise.all(missing.map((shard) => documents.write(bucket, shard, {})))
  await pause(SETTLE_MILLISECONDS)
}

export function shardNames({ count }: Pick<Shards, 'count'>): string[] {
  return Array.from({ length: count }, (_, shard) => String(shard))
}

/** All documents, as far as they exist, in the order of their names. */
export async function readShards<T extends object>(
  documents: Pick<Documents, 'read'>,
  shards: Shards,
): Promise<T[]> {
  return Promise.all(shardNames(shards).map((name) => readShard<T>(documents, shards, name)))
}

/** One document; empty where it does not exist. */
export async function readShard<T extends object>(
  documents: Pick<Documents, 'read'>,
  { bucket }: Shards,
  name: string,
): Promise<T> {
  return (await readTwice<T>(documents, bucket, name))?.value ?? ({} as T)
}

/** The document in which a name has its place. Pure. */
export function shardOf(name: string, { count }: Pick<Shards, 'count'>): string {
  return String(createHash('sha256').update(name).digest().readUInt16BE(0) % count)
}

interface Pending {
  documents: Pick<Documents, 'update'>
  change(shard: object): object
  done(): void
  failed(error: unknown): void
}

/** Changes of this process that wait for the one under way, by document. */
const pending = new Map<string, Pending[]>()

/**
 * Changes a shard by compare-and-swap; `change` may run several times, and answers the shard itself where nothing
 * changes. Changes of one process to one shard go together: those that come while one is under way wait for it and are
 * written at once, so that many callers do not refuse each other's writes.
 */
export async function changeShard<T extends object>(
  deps: ShardDeps,
  shards: Shards,
  name: string,
  change: (shard: T) => T,
): Promise<void> {
  await prepareShards(deps, shards)
  const { documents } = deps
  const place = {
    bucket: shards.bucket,
    name,
    key: `${deps.account}/${deps.workspace}/${shards.bucket}/${name}`,
  }
  await new Promise<void>((done, failed) => {
    const own: Pending = { documents, change: change as Pending['change'], done, failed }
    const waiting = pending.get(place.key)
    if (waiting) waiting.push(own)
    else void write(place, [own])
  })
}

interface Place {
  bucket: string
  name: string
  key: string
}

async function write(place: Place, changes: readonly [Pending, ...Pending[]]): Promise<void> {
  pending.set(place.key, [])
  try {
    await changes[0].documents.update<object>(place.bucket, place.name, (stored) => {
      const before = stored ?? {}
      const after = changes.reduce((shard, { change }) => change(shard), before)
      return after === before ? null : after
    })
    for (const { done } of changes) done()
  } catch (error) {
    for (const { failed } of changes) failed(error)
  }
  const [next, ...others] = pending.get(place.key) ?? []
  if (next) void write(place, [next, ...others])
  else pending.delete(place.key)
}
