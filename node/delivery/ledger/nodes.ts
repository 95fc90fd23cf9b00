import { randomBytes } from 'node:crypto'
import type { LedgerFlow } from '../../flows/flow'
import type { Documents, Stored } from '../../storage/documents'
import type { EncodedEntry } from './encoding'
import { refine, spread, type Entries, type Split } from './leaves'

/**
 * Extendible hashing over VBase documents. A node is a leaf with entries or, once it grew too large, the list of the
 * leaves it was split into; that never changes again. The root (one per flow, the only document with a fixed name)
 * is such a list. It may lag behind: who finds a leaf split goes on to its parts and brings the root up to date.
 *
 * A split writes its new leaves under names nobody else knows, entries and all, and then swaps the old leaf for
 * their names. That one compare-and-swap decides everything: before it nothing has happened (a crash leaves documents
 * nobody reads), after it all is done. A writer that still holds the old leaf fails its own swap and looks again.
 * Entries grow under mergeEntries or are removed by an erasure. A document that returns to an earlier state means the
 * same as it did, so an ETag may be a hash.
 *
 * What remains: VBase has no create-if-absent. Of two that find no root, a very late one can write its empty root over
 * the other's, and what was saved in those first seconds of a flow is forgotten; likewise when VBase loses a leaf or
 * denies it twice in a row. The ledger is a cache: records are then compared with VTEX, which costs reads. Loading
 * creates the root, long before the first save, to keep that window narrow.
 */
export type LedgerNode =
  { entries: readonly (readonly [id: string, entry: EncodedEntry])[] } | { split: readonly string[] }

/** The nodes of one flow; `ref` is a document's name within the flow. */
export interface Nodes {
  read(ref: string): Promise<Stored<LedgerNode> | null>
  /** Creates a node that holds nothing, and answers what is there then: another writer may have been faster. */
  create(ref: string, empty: LedgerNode): Promise<Stored<LedgerNode>>
  /** Writes a leaf that still has `etag`; false when it was changed. */
  replace(ref: string, entries: Entries, etag: string): Promise<boolean>
  /** Turns a node that still has `etag` into new leaves below `prefix` with the entries; null when it was changed. */
  split(ref: string, etag: string, prefix: string, entries: Entries): Promise<Map<string, Entries> | null>
  /** Tells the root of splits. */
  publish(splits: readonly Split[]): Promise<void>
}

/** Name of the root. */
export const ROOT = 'leaves'

const BUCKET = 'ledger'

export function partsOf(node: LedgerNode | undefined): readonly string[] {
  return node && 'split' in node ? node.split : []
}

export function nodesIn(documents: Documents, flow: LedgerFlow, maxEntries: number): Nodes {
  const keyOf = (ref: string): string => `${flow}.${ref}`

  const read = async (ref: string): Promise<Stored<LedgerNode> | null> => {
    const stored = await documents.read<LedgerNode>(BUCKET, keyOf(ref))
    // VBase is known to deny, now and then, documents that exist.
    return stored ?? documents.read<LedgerNode>(BUCKET, keyOf(ref))
  }

  /** A call that was repeated on its way is refused although it was carried out. */
  const isCommitted = async (ref: string, parts: readonly string[], etag: string): Promise<boolean> => {
    if (await documents.replace(BUCKET, keyOf(ref), { split: parts }, etag)) return true
    const now = partsOf((await read(ref))?.value)
    return now.some((part) => parts.includes(part))
  }

  return {
    read,
    async create(ref, empty) {
      await documents.write(BUCKET, keyOf(ref), empty)
      const created = await read(ref)
      if (created) return created
      throw new Error(`VBase document ${BUCKET}/${keyOf(ref)} is missing right after it was written`)
    },
    replace: (ref, entries, etag) => documents.replace(BUCKET, keyOf(ref), leafWith(entries), etag),
    async split(ref, etag, prefix, entries) {
      const leaves = spread(entries, prefix, { nonce: randomBytes(6).toString('base64url'), maxEntries })
      const parts = [...leaves.keys()]
      await Promise.all([...leaves].map(([part, own]) => documents.write(BUCKET, keyOf(part), leafWith(own))))
      if (await isCommitted(ref, parts, etag)) return leaves
      await Promise.all(parts.map((part) => documents.remove(BUCKET, keyOf(part))))
      return null
    },
    async publish(splits) {
      await documents.update<LedgerNode>(BUCKET, keyOf(ROOT), (current) => {
        const before = partsOf(current ?? undefined)
        const after = refine(before, splits)
        return after === before ? null : { split: after }
      })
    },
  }
}

function leafWith(entries: Entries): LedgerNode {
  return { entries: [...entries] }
}
