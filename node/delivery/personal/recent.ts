import type { FlowName } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import { hashOf, type FieldValue } from '../ledger'

/**
 * The values of personal records of the last hour or two, which the ledger does not hold: of two writers of one record
 * that reach VTEX in another order than the ledger, the second mends it with the values of the first.
 */
const BUCKET = 'recent-values'
/** Documents an hour; neighbours in the order of work share one. */
const SHARD_BITS = 8
const HOUR = 3_600_000
/** The most documents of an expiry. */
const PAGE = 200

type Fields = Readonly<Record<string, FieldValue>>
type Shard = Record<string, Fields>
type RecentDeps = { documents: Documents; now(): number }

/** Keeps the values with the orders of their records; of each field the newest. */
export async function keepRecent(
  { documents, now }: RecentDeps,
  flow: FlowName,
  recent: readonly (readonly [id: string, fields: Fields])[],
): Promise<void> {
  const key = (id: string): string => keyOf(hourOf(now()), flow, id)
  const changes = [...groupBy(recent, ([id]) => key(id))].map(([shard, own]) =>
    documents.update<Shard>(BUCKET, shard, (current) => {
      const next = new Map(Object.entries(current ?? {}))
      for (const [id, fields] of own) next.set(id, newest(next.get(id), fields))
      return Object.fromEntries(next)
    }),
  )
  await Promise.all(changes)
}

/** The newest values of a record's fields of the last hour at least; a field that is not known is missing. */
export async function recentOf({ documents, now }: RecentDeps, flow: FlowName, id: string): Promise<Fields> {
  const shards = await Promise.all(keysOf(now(), flow, id).map((key) => documents.read<Shard>(BUCKET, key)))
  return shards.reduce<Fields>((fields, shard) => newest(fields, ownOf(shard?.value, id)), {})
}

/** Forgets the values of a record; answers whether there were any. */
export async function forgetRecent(
  { documents, now }: RecentDeps,
  flow: FlowName,
  id: string,
): Promise<boolean> {
  let isForgotten = false
  for (const key of keysOf(now(), flow, id)) {
    await documents.update<Shard>(BUCKET, key, (current) => {
      if (!current || !Object.hasOwn(current, id)) return null
      isForgotten = true
      return Object.fromEntries(Object.entries(current).filter(([other]) => other !== id))
    })
  }
  return isForgotten
}

/** Deletes what is older than two hours, some documents at a time. */
export async function expireRecent({ documents, now }: RecentDeps): Promise<void> {
  const oldest = hourOf(now() - HOUR)
  const { keys } = await documents.list(BUCKET, { limit: PAGE })
  const old = keys.map(decodeURIComponent).filter((key) => key.slice(0, oldest.length) < oldest)
  await Promise.all(old.map((key) => documents.remove(BUCKET, key)))
}

function newest(before: Fields | undefined, fields: Fields): Fields {
  const merged = new Map(Object.entries(before ?? {}))
  for (const [piece, value] of Object.entries(fields))
    if ((merged.get(piece)?.order ?? '') <= value.order) merged.set(piece, value)
  return Object.fromEntries(merged)
}

const ownOf = (shard: Shard | undefined, id: string): Fields =>
  shard && Object.hasOwn(shard, id) ? (shard[id] ?? {}) : {}

/** yyyy-mm-ddThh, UTC. */
const hourOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 13)

const keyOf = (hour: string, flow: FlowName, id: string): string =>
  `${hour}.${flow}.${hashOf(id) >>> (32 - SHARD_BITS)}`

const keysOf = (now: number, flow: FlowName, id: string): string[] =>
  [now - HOUR, now].map((at) => keyOf(hourOf(at), flow, id))
