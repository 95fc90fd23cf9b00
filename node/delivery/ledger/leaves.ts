import type { EncodedEntry } from './encoding'
import { hashOf, prefixStretch, type Stretch } from './hash-space'

export type Entries = ReadonlyMap<string, EncodedEntry>

/** A document that holds the entries of one stretch of the hash space, and the prefix all their hashes share. */
export interface Leaf extends Stretch {
  /** Name of the document within its flow: `0110.k3J9dlQs`. */
  readonly ref: string
  readonly prefix: string
}

/** Leaves in the order of the hash space, without gaps or overlaps; none: nothing was ever stored. */
export type Cover = readonly Leaf[]

/** Leaves that took the place of another. */
export interface Split {
  readonly parent: string
  readonly children: readonly string[]
}

/** Digits of the first leaves: several, so that writers of a small store rarely meet in one. */
const FIRST_DIGITS = 4
/** Ids that share so many digits stay together whatever their number. */
const MAX_DIGITS = 24

export function leafOf(ref: string): Leaf {
  const prefix = ref.slice(0, ref.indexOf('.'))
  return { ref, prefix, ...prefixStretch(prefix) }
}

export function coverOf(refs: readonly string[]): Cover {
  return refs.map(leafOf).sort((a, b) => a.from - b.from)
}

/** The leaf that holds a hash; the cover must not be empty. */
export function leafAt(cover: Cover, hash: number): Leaf {
  let low = 0
  let high = cover.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((cover[middle] as Leaf).from <= hash) low = middle
    else high = middle - 1
  }
  return cover[low] as Leaf
}

/** The refs after the splits, in the order these happened; the same array when none of them is news. */
export function refine(refs: readonly string[], splits: readonly Split[]): readonly string[] {
  let refined = refs
  for (const { parent, children } of splits) {
    if (refined.includes(parent)) refined = refined.flatMap((ref) => (ref === parent ? children : [ref]))
  }
  return refined
}

/** Whether so many entries are to be spread over several leaves. */
export function isTooLarge(entries: number, { prefix }: Leaf, maxEntries: number): boolean {
  return entries > maxEntries && prefix.length < MAX_DIGITS
}

interface Placed {
  hash: number
  id: string
  entry: EncodedEntry
}

/**
 * New leaves below a prefix, by ref, each with its share of the entries: at least one digit longer, and longer where
 * entries are many. `nonce` tells them from those of other attempts.
 */
export function spread(
  entries: Entries,
  prefix: string,
  { nonce, maxEntries }: { nonce: string; maxEntries: number },
): Map<string, Entries> {
  const digits = Math.max(FIRST_DIGITS, prefix.length + 1)
  const leaves = new Map<string, Entries>()
  const place = (share: Placed[], own: string): void => {
    if (own.length < digits || (share.length > maxEntries && own.length < MAX_DIGITS)) {
      const middle = prefixStretch(`${own}1`).from
      place(
        share.filter(({ hash }) => hash < middle),
        `${own}0`,
      )
      place(
        share.filter(({ hash }) => hash >= middle),
        `${own}1`,
      )
    } else {
      leaves.set(`${own}.${nonce}`, new Map(share.map(({ id, entry }) => [id, entry])))
    }
  }
  place(
    [...entries].map(([id, entry]) => ({ hash: hashOf(id), id, entry })),
    prefix,
  )
  return leaves
}
