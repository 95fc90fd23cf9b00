/** Number of hashes: they are whole numbers from 0 to below it. */
export const HASH_SPACE = 2 ** 32

const MAX_BUCKETS = 4096

/** A stretch of the hash space: `from` inclusive, `to` exclusive. */
export interface Stretch {
  from: number
  to: number
}

/**
 * Where an id lies in the hash space: uint32, evenly spread in its high and low bits (FNV-1a over UTF-16 units, mixed
 * as MurmurHash3 ends). It decides which document holds an entry, so another function would make stored ones unfindable.
 */
export function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** Part `bucket` of `buckets` equal parts; throws a RangeError unless `buckets` is a power of two up to 4096. */
export function bucketStretch(bucket: number, buckets: number): Stretch {
  const isPowerOfTwo = buckets >= 1 && Number.isInteger(Math.log2(buckets))
  if (!isPowerOfTwo || buckets > MAX_BUCKETS || !(bucket >= 0 && bucket < buckets)) {
    throw new RangeError(`There is no part ${bucket} of ${buckets} of the hash space`)
  }
  const size = HASH_SPACE / buckets
  return { from: bucket * size, to: (bucket + 1) * size }
}

/** The stretch of all hashes whose first binary digits are `prefix`. */
export function prefixStretch(prefix: string): Stretch {
  const from = parseInt(prefix.padEnd(32, '0'), 2)
  return { from, to: from + 2 ** (32 - prefix.length) }
}

export function overlap(a: Stretch, b: Stretch): boolean {
  return a.from < b.to && b.from < a.to
}

export function contains({ from, to }: Stretch, hash: number): boolean {
  return from <= hash && hash < to
}
