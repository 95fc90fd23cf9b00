import pLimit from 'p-limit'
import type { LedgerFlow } from '../../flows/flow'
import { pause as waitFor, type Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import { decodeEntry, encodeEntry } from './encoding'
import { mergeEntries, type LedgerEntry } from './entry'
import { bucketStretch, contains, hashOf, overlap } from './hash-space'
import { coverOf, leafAt, type Entries, type Leaf } from './leaves'
import { nodesIn, partsOf, ROOT } from './nodes'
import { watchRaces, type Races } from './races'
import { treeOf, type Tree } from './tree'

/** The ledger for one piece of work, called once at a time. It keeps what it read, so it must not live long. */
export interface Ledger {
  /** The entries of the ids that have one. They share what they hold with the ledger: do not change them. */
  load(flow: LedgerFlow, ids: readonly string[]): Promise<Map<string, LedgerEntry>>
  /**
   * Merges entries into what is stored; when it answers, they are in VBase. Answers the ids whose stored entry was
   * changed by somebody else since this ledger loaded or saved them. After an error any part may have been saved:
   * save again, merging twice does nothing.
   */
  save(flow: LedgerFlow, entries: ReadonlyMap<string, LedgerEntry>): Promise<Set<string>>
  /** Forgets entries, with all that became of their records; answers the ids that had one. */
  remove(flow: LedgerFlow, ids: readonly string[]): Promise<Set<string>>
  /**
   * All entries whose hash lies in part `bucket` of `buckets` equal parts of the hash space (a power of two up to
   * 4096), leaf by leaf, each once, whatever is split meanwhile.
   */
  scan(flow: LedgerFlow, bucket: number, buckets: number): AsyncIterable<Map<string, LedgerEntry>>
}

export interface LedgerOptions {
  /** Names account and workspace: ledgers of one process then share for some seconds where entries lie (a read each). */
  scope?: string
  /** What is stored of an entry that somebody else changed meanwhile; the merged entry itself unless told. */
  whenRaced?(merged: LedgerEntry): LedgerEntry
  /** The most entries of a document; 2,000 are some 300 KB, read and parsed in a few milliseconds. */
  maxEntries?: number
  /** Lets time pass (milliseconds) while others write. */
  pause?(milliseconds: number): Promise<void>
}

interface Shelf {
  pause(milliseconds: number): Promise<void>
  tree: Tree
  races: Races
  whenRaced(merged: LedgerEntry): LedgerEntry
}

const MAX_ATTEMPTS = 40
/** Failed attempts after which a writer steps aside for a moment. */
const PATIENCE = 3
/** Documents on their way at the same time. */
const CONCURRENCY = 16

/** The ledger over VBase documents. */
export function ledgerIn(
  documents: Documents,
  { scope, whenRaced = (merged) => merged, maxEntries = 2_000, pause = waitFor }: LedgerOptions = {},
): Ledger {
  const nodesOf = (flow: LedgerFlow) => nodesIn(documents, flow, maxEntries)
  const shelves = new Map<LedgerFlow, Shelf>()
  const shelfOf = (flow: LedgerFlow): Shelf => {
    const known = shelves.get(flow)
    if (known) return known
    const hintKey = scope === undefined ? null : `${scope}/${flow}`
    const tree = treeOf(nodesOf(flow), { hintKey, maxEntries })
    const shelf = { tree, races: watchRaces(), whenRaced, pause }
    shelves.set(flow, shelf)
    return shelf
  }
  return {
    async load(flow, ids) {
      const shelf = shelfOf(flow)
      const loaded = new Map<string, LedgerEntry>()
      const shares = ids.map((id) => [id, null] as const)
      await inLeaves(shelf.tree, shares, (leaf, share) => loadShare(shelf, leaf, share, loaded))
      return loaded
    },
    async save(flow, entries) {
      const shelf = shelfOf(flow)
      await inLeaves(shelf.tree, [...entries], (leaf, share) => saveShare(shelf, leaf, share))
      return shelf.races.take()
    },
    async remove(flow, ids) {
      const shelf = shelfOf(flow)
      const removed = new Set<string>()
      const shares = ids.map((id) => [id, null] as const)
      await inLeaves(shelf.tree, shares, (leaf, share) => removeShare(shelf, leaf, share, removed))
      return removed
    },
    async *scan(flow, bucket, buckets) {
      const stretch = bucketStretch(bucket, buckets)
      const inBucket = (leaf: Leaf): boolean => overlap(leaf, stretch)
      const nodes = nodesOf(flow)
      const left = coverOf(partsOf((await nodes.read(ROOT))?.value)).filter(inBucket)
      for (let leaf = left.shift(); leaf; leaf = left.shift()) {
        const node = (await nodes.read(leaf.ref))?.value
        if (node && 'split' in node) left.unshift(...coverOf(node.split).filter(inBucket))
        else if (node) {
          const own = node.entries.filter(([id]) => contains(stretch, hashOf(id)))
          if (own.length > 0) yield new Map(own.map(([id, entry]) => [id, decodeEntry(entry)]))
        }
      }
    },
  }
}

type Share<T> = readonly (readonly [id: string, item: T])[]

/**
 * Hands every leaf its share (null: the flow has no leaves yet). A share that is answered with false goes to the
 * leaves as they are known by then.
 */
async function inLeaves<T>(
  tree: Tree,
  items: Share<T>,
  work: (leaf: Leaf | null, share: Share<T>) => Promise<boolean>,
): Promise<void> {
  const limit = pLimit(CONCURRENCY)
  let left = items
  for (let round = 1; left.length > 0; round++) {
    if (round > MAX_ATTEMPTS) throw new Error('The ledger changed faster than it could be followed')
    const cover = await tree.leaves()
    const shares = groupBy(left, ([id]) => (cover.length > 0 ? leafAt(cover, hashOf(id)) : null))
    // All are awaited, also beside a failure: nothing goes on behind the caller's back.
    const works = [...shares].map(([leaf, share]) =>
      limit(async () => ((await work(leaf, share)) ? [] : share)),
    )
    const settled = await Promise.allSettled(works)
    left = settled.flatMap((each) => {
      if (each.status === 'rejected') throw each.reason
      return each.value
    })
  }
  await tree.publish()
}

async function loadShare(
  { tree, races }: Shelf,
  leaf: Leaf | null,
  share: Share<null>,
  loaded: Map<string, LedgerEntry>,
): Promise<boolean> {
  const held = leaf && (await tree.open(leaf))
  if (leaf && !held) return false
  for (const [id] of share) {
    const entry = held?.entries.get(id)
    races.answered(id, entry)
    if (entry) loaded.set(id, decodeEntry(entry))
  }
  return true
}

async function saveShare(shelf: Shelf, leaf: Leaf | null, share: Share<LedgerEntry>): Promise<boolean> {
  const { tree, races, pause } = shelf
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const held = leaf && (await tree.openToWrite(leaf))
    if (leaf && !held) return false
    const merged = merge(shelf, held?.entries ?? new Map(), share)
    const isSaved = leaf && held ? await tree.write(leaf, held, merged) : await tree.plant(merged)
    if (isSaved) for (const [id] of share) races.written(id)
    if (isSaved || !leaf) return isSaved
    if (attempt > PATIENCE) await pause(Math.random() * 10 * attempt)
  }
  throw new Error(`The ledger document ${leaf?.ref} could not be written in ${MAX_ATTEMPTS} attempts`)
}

async function removeShare(
  { tree, pause }: Shelf,
  leaf: Leaf | null,
  share: Share<null>,
  removed: Set<string>,
): Promise<boolean> {
  for (let attempt = 1; leaf && attempt <= MAX_ATTEMPTS; attempt++) {
    const held = await tree.openToWrite(leaf)
    if (!held) return false
    const present = share.filter(([id]) => held.entries.has(id))
    if (present.length === 0) return true
    const left = new Map(held.entries)
    for (const [id] of present) left.delete(id)
    if (await tree.write(leaf, held, left)) {
      for (const [id] of present) removed.add(id)
      return true
    }
    if (attempt > PATIENCE) await pause(Math.random() * 10 * attempt)
  }
  if (leaf)
    throw new Error(`The ledger document ${leaf.ref} could not be written in ${MAX_ATTEMPTS} attempts`)
  return true
}

function merge({ races, whenRaced }: Shelf, stored: Entries, share: Share<LedgerEntry>): Entries {
  const merged = new Map(stored)
  for (const [id, entry] of share) {
    const current = merged.get(id)
    races.found(id, current)
    const both = mergeEntries(current && decodeEntry(current), entry)
    const next = encodeEntry(races.isRaced(id) ? whenRaced(both) : both)
    races.writing(id, next)
    merged.set(id, next)
  }
  return merged
}
