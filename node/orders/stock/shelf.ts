import type { Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import {
  changeShard,
  prepareShards,
  readShard,
  readShards,
  shardOf,
  type ShardDeps,
  type Shards,
} from '../../storage/shards'
import { rowName, type StockRow } from './row'

type Shard = Record<string, StockRow>

const shards: Shards = { bucket: 'order-stock', count: 16 }

export type ShelfDeps = ShardDeps & { documents: Documents; now(): number }
type ReadDeps = { documents: Pick<Documents, 'read'> }

/**
 * Changes rows, by name, document by document; `change` answers the row itself where nothing changes, null to drop it.
 */
export async function changeRows(
  deps: ShelfDeps,
  names: readonly string[],
  change: (row: StockRow | null, name: string) => StockRow | null,
): Promise<void> {
  await Promise.all(
    [...groupBy(names, (name) => shardOf(name, shards))].map(([shard, own]) =>
      changeShard<Shard>(deps, shards, shard, (stored) => {
        const rows = new Map(Object.entries(stored))
        let isChanged = false
        for (const name of own) {
          const before = rows.get(name) ?? null
          const after = change(before, name)
          if (after === before) continue
          isChanged = true
          if (after === null) rows.delete(name)
          else rows.set(name, after)
        }
        return isChanged ? Object.fromEntries(rows) : stored
      }),
    ),
  )
}

/** Makes the documents ready; a store's first call takes a moment. */
export function prepareStock(deps: ShelfDeps): Promise<void> {
  return prepareShards(deps, shards)
}

/** Every row of the store. */
export async function readRows({ documents }: ReadDeps): Promise<StockRow[]> {
  return (await readShards<Shard>(documents, shards)).flatMap((shard) => Object.values(shard))
}

/** The rows of one document, by name. */
export async function readShelf({ documents }: ReadDeps, name: string): Promise<Map<string, StockRow>> {
  return new Map(Object.entries(await readShard<Shard>(documents, shards, name)))
}

/** The document that holds a row. Pure. */
export function shardOfRow(name: string): string {
  return shardOf(name, shards)
}

export const nameOf = ({ skuId, warehouse }: Pick<StockRow, 'skuId' | 'warehouse'>): string =>
  rowName(skuId, warehouse)
