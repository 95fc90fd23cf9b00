import { createHash } from 'node:crypto'
import type { FlowName } from '../flows/flow'
import type { Documents, Stored } from '../storage/documents'
import { groupBy } from '../storage/group-by'

/**
 * What was last applied for a record. A cache of ours, never the source of truth: losing it costs reads, not data.
 * One per store and flow, not per source: two sources that write the same price must see each other's writes.
 */
export interface LedgerEntry {
  /** Of the record last applied; empty when what VTEX holds is not certain. */
  hash: string
  vtexId: string
  /** Order of acceptance of the newest record applied. */
  order: string
  /** Order of acceptance of the newest record that carried each field. */
  fields: Record<string, string>
  /** RFC 3339. */
  at: string
  batch: string | null
  outcome: 'applied' | 'unchanged' | 'failed'
  version?: number
  updatedAt?: string
}

export type LedgerEntries = Map<string, LedgerEntry>

const BUCKET = 'ledger'

/** Shards per flow: a chunk of records sorted by shard costs a few documents, and a document stays small. */
export const SHARDS = 64

export function shardOf(id: string): number {
  return createHash('sha1').update(id).digest().readUInt16BE(0) % SHARDS
}

export interface Ledger {
  load(flow: FlowName, ids: readonly string[]): Promise<LedgerEntries>
  /** Merges entries into their shards; an entry that is already newer stays. */
  save(flow: FlowName, entries: LedgerEntries): Promise<void>
}

type Shard = Record<string, LedgerEntry>

const keyOf = (flow: FlowName, shard: number): string => `${flow}.${shard}`

/** The ledger for one piece of work: shards loaded once are written with the version they were loaded in. */
export function ledgerIn(documents: Documents): Ledger {
  const loaded = new Map<string, Stored<Shard>>()
  const load = async (flow: FlowName, shard: number): Promise<void> => {
    const stored = await documents.read<Shard>(BUCKET, keyOf(flow, shard))
    if (stored) loaded.set(keyOf(flow, shard), stored)
  }
  return {
    async load(flow, ids) {
      await Promise.all([...new Set(ids.map(shardOf))].map((shard) => load(flow, shard)))
      const entries: LedgerEntries = new Map()
      for (const id of ids) {
        const shard = loaded.get(keyOf(flow, shardOf(id)))?.value ?? {}
        const entry = Object.hasOwn(shard, id) ? shard[id] : undefined
        if (entry) entries.set(id, entry)
      }
      return entries
    },
    async save(flow, entries) {
      const byShard = groupBy(entries, ([id]) => shardOf(id))
      await Promise.all(
        [...byShard].map(([shard, changed]) => {
          const merge = (current: Shard | null): Shard => {
            // A Map: refs may be called constructor or __proto__.
            const merged = new Map(Object.entries(current ?? {}))
            for (const [id, entry] of changed) merged.set(id, newest(merged.get(id), entry))
            return Object.fromEntries(merged)
          }
          return documents.update(BUCKET, keyOf(flow, shard), merge, loaded.get(keyOf(flow, shard)))
        }),
      )
    },
  }
}

/** A record accepted later wins; what an earlier one learned about its own fields is kept. */
function newest(stored: LedgerEntry | undefined, entry: LedgerEntry): LedgerEntry {
  if (!stored || stored.order <= entry.order) return entry
  return { ...stored, fields: { ...entry.fields, ...stored.fields } }
}
