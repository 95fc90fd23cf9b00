import { identityOf, type Flow } from '../../flows/flow'
import type { Remembered } from '../directory'
import type { LedgerEntry } from '../ledger'

/** What the ledger knows of the records at hand; SKU ids by the first part of the ref. */
export function rememberedIn(flow: Flow, entries: ReadonlyMap<string, LedgerEntry>): Remembered {
  const skus = new Map<string, string>()
  for (const [id, { vtexId }] of entries) if (vtexId) skus.set(refOfId(id), vtexId)
  return {
    id: (key) => entries.get(identityOf(flow, key))?.vtexId ?? '',
    sku: (ref) => skus.get(ref),
  }
}

/** The first part of a key, from the record's id. */
export function refOfId(id: string): string {
  return decodeURIComponent(id.split('/')[0] ?? '')
}
