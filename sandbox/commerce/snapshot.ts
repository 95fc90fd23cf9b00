import type { Kept } from './state'

const version = 6

/** State as JSON: Maps and Sets become tagged arrays. */
export function toSnapshot(accounts: Map<string, Kept>): unknown {
  return { version, accounts: encode(accounts) }
}

/**
 * The inverse of toSnapshot.
 * @throws Error when the snapshot was not written by this version of the sandbox
 */
export function fromSnapshot(snapshot: unknown): Map<string, Kept> {
  if (!isRecord(snapshot) || snapshot.version !== version) {
    throw new Error(`This is not a snapshot of version ${version} of the sandbox's commerce state.`)
  }
  // Only toSnapshot writes this version, and it writes nothing else.
  return decode(snapshot.accounts) as Map<string, Kept>
}

function encode(value: unknown): unknown {
  if (value instanceof Map) return { $map: [...value].map(([key, item]) => [key, encode(item)]) }
  if (value instanceof Set) return { $set: [...value] }
  if (Array.isArray(value)) return value.map(encode)
  return isRecord(value) ? mapValues(value, encode) : value
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode)
  if (!isRecord(value)) return value
  if (Array.isArray(value.$map)) return new Map(value.$map.map(([key, item]) => [key, decode(item)]))
  if (Array.isArray(value.$set)) return new Set(value.$set)
  return mapValues(value, decode)
}

function mapValues(record: Record<string, unknown>, change: (value: unknown) => unknown) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
