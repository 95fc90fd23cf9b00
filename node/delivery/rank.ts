import type { LedgerEntry } from './ledger'
import type { AcceptedRecord } from './record'

/**
 * Where a record stands among those of its ref: a higher source version after lower ones, whatever was accepted first;
 * without versions the order of acceptance alone. A record that carries none counts as of the version the ledger has
 * when it comes. Ranks sort as text, and ranks without a version before all others. Pure.
 */
export function rankOf(
  { record: { version, updatedAt }, order }: Pick<AcceptedRecord, 'record' | 'order'>,
  entry: Pick<LedgerEntry, 'order'> | undefined,
): string {
  if (versionIn(order) !== '') return order
  const own = versionText(version, updatedAt)
  const known = versionIn(entry?.order ?? '')
  const newest = own > known ? own : known
  return newest === '' ? order : newest + order
}

/** `v` sorts after `u`, and both after orders, which begin with a digit. */
function versionText(version: number | undefined, updatedAt: string | undefined): string {
  if (version !== undefined) return `v${String(version).padStart(16, '0')}|`
  if (updatedAt === undefined) return ''
  return `u${String(Math.max(0, Date.parse(updatedAt))).padStart(16, '0')}|`
}

/** The part of a rank that names a version; empty where it has none. */
function versionIn(rank: string): string {
  return /^[uv]/.test(rank) ? rank.slice(0, rank.indexOf('|') + 1) : ''
}
