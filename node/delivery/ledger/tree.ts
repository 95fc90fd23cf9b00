import { LRUCache } from 'lru-cache'
import type { Stored } from '../../storage/documents'
import { coverOf, isTooLarge, refine, type Cover, type Entries, type Leaf, type Split } from './leaves'
import { partsOf, ROOT, type LedgerNode, type Nodes } from './nodes'

/** A leaf as it was read, or as this tree wrote it. */
export interface Held {
  entries: Entries
  /** Null: what it holds is known but not its version. */
  etag: string | null
}

/** A leaf that can be written. */
export interface Writable extends Held {
  etag: string
}

/** A flow's leaves for one piece of work: what was read once is not read again. */
export interface Tree {
  /** The leaves as far as known; creates the root of a new flow. */
  leaves(): Promise<Cover>
  /** A leaf, from memory when possible; null when it is no more: `leaves` then knows what to open instead. */
  open(leaf: Leaf): Promise<Held | null>
  openToWrite(leaf: Leaf): Promise<Writable | null>
  /** Replaces what openToWrite answered, splitting the leaf if it must; false when somebody else wrote it. */
  write(leaf: Leaf, held: Writable, entries: Entries): Promise<boolean>
  /** Stores the first entries of a flow; false when somebody else was first. */
  plant(entries: Entries): Promise<boolean>
  /** Tells the root of splits that were met or made. */
  publish(): Promise<void>
}

/** Roots seen lately by any tree of the process. Only hints: a leaf that was split says so. */
const hints = new LRUCache<string, readonly string[]>({ max: 500, ttl: 10_000 })

export interface TreeOptions {
  /** Names account, workspace and flow; null: the root is always read. */
  hintKey: string | null
  /** The most a leaf may hold. */
  maxEntries: number
}

export function treeOf(nodes: Nodes, { hintKey, maxEntries }: TreeOptions): Tree {
  const held = new Map<string, Held>()
  let root: Stored<LedgerNode> | null = null
  let cover: Cover | null = null
  let isHint = false
  let met: Split[] = []

  const use = (refs: readonly string[]): Cover => {
    if (hintKey !== null && refs.length > 0) hints.set(hintKey, refs)
    return (cover = coverOf(refs))
  }

  const readRoot = async (): Promise<Cover> => {
    isHint = false
    root = (await nodes.read(ROOT)) ?? (await nodes.create(ROOT, { split: [] }))
    return use(partsOf(root.value))
  }

  const learn = (split: Split): void => {
    held.delete(split.parent)
    met.push(split)
    const known = cover?.map(({ ref }) => ref)
    if (known) use(refine(known, [split]))
  }

  const hold = (ref: string, { value, etag }: Stored<LedgerNode>): Writable | null => {
    if ('split' in value) {
      learn({ parent: ref, children: value.split })
      return null
    }
    const fresh = { entries: new Map(value.entries), etag }
    held.set(ref, fresh)
    return fresh
  }

  const read = async (ref: string): Promise<Stored<LedgerNode> | 'missing' | 'misled'> => {
    const wasHint = isHint
    const stored = await nodes.read(ref)
    if (stored) return stored
    if (!wasHint) return 'missing'
    // The hint speaks of leaves that are gone, so `leaves` is to look at the root.
    if (hintKey !== null) hints.delete(hintKey)
    cover = null
    return 'misled'
  }

  return {
    async leaves() {
      if (cover) return cover
      const hint = hintKey === null ? undefined : hints.get(hintKey)
      if (!hint) return readRoot()
      isHint = true
      return (cover = coverOf(hint))
    },
    async open({ ref }) {
      const known = held.get(ref)
      if (known) return known
      const stored = await read(ref)
      if (stored === 'misled') return null
      return stored === 'missing' ? { entries: new Map(), etag: null } : hold(ref, stored)
    },
    async openToWrite({ ref }) {
      const known = held.get(ref)
      if (known && isWritable(known)) return known
      const stored = await read(ref)
      if (stored === 'misled') return null
      return hold(ref, stored === 'missing' ? await nodes.create(ref, { entries: [] }) : stored)
    },
    async write(leaf, { etag }, entries) {
      held.delete(leaf.ref)
      if (!isTooLarge(entries.size, leaf, maxEntries)) {
        const isWritten = await nodes.replace(leaf.ref, entries, etag)
        if (isWritten) held.set(leaf.ref, { entries, etag: null })
        return isWritten
      }
      const parts = await nodes.split(leaf.ref, etag, leaf.prefix, entries)
      if (!parts) return false
      learn({ parent: leaf.ref, children: [...parts.keys()] })
      for (const [ref, own] of parts) held.set(ref, { entries: own, etag: null })
      return true
    },
    async plant(entries) {
      if (root === null || partsOf(root.value).length > 0) return false
      const parts = await nodes.split(ROOT, root.etag, '', entries)
      if (!parts) {
        await readRoot()
        return false
      }
      use([...parts.keys()])
      for (const [ref, own] of parts) held.set(ref, { entries: own, etag: null })
      return true
    },
    async publish() {
      const splits = met
      met = []
      if (splits.length === 0) return
      try {
        await nodes.publish(splits)
      } catch {
        // Only a shortcut: whoever walks the longer way next publishes it.
      }
    },
  }
}

function isWritable(held: Held): held is Writable {
  return held.etag !== null
}
