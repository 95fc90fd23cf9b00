import { flowNames } from '../../flows'
import type { FlowName } from '../../flows/flow'
import type { Deps } from '../deps'
import { notesOf, type ParkedNote } from './notes'

/** Records that wait for one SKU. */
export interface Waiting {
  skuRef: string
  flows: FlowName[]
  records: number
  /** RFC 3339, of the one that waits longest. */
  since: string
}

/** Who waits for what: SKUs that are missing, most records first. */
export async function waitingFor(
  { documents }: Pick<Deps, 'documents'>,
  limit: number,
): Promise<{ waiting: Waiting[]; total: number }> {
  const bySku = new Map<string, { flows: Set<FlowName>; records: number; since: number }>()
  let total = 0
  for (const flow of flowNames) {
    for await (const notes of notesOf(documents, flow)) {
      total += notes.length
      for (const note of notes) add(bySku, flow, note)
    }
  }
  const waiting = [...bySku]
    .sort(([, a], [, b]) => b.records - a.records || a.since - b.since)
    .slice(0, limit)
    .map(([skuRef, { flows, records, since }]) => ({
      skuRef,
      flows: [...flows],
      records,
      since: new Date(since).toISOString(),
    }))
  return { waiting, total }
}

function add(
  bySku: Map<string, { flows: Set<FlowName>; records: number; since: number }>,
  flow: FlowName,
  { sku, since }: ParkedNote,
): void {
  const before = bySku.get(sku) ?? { flows: new Set<FlowName>(), records: 0, since }
  before.flows.add(flow)
  bySku.set(sku, { ...before, records: before.records + 1, since: Math.min(before.since, since) })
}
