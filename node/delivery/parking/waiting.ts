import { keyId, type FlowName, type Need } from '../../flows/flow'
import type { Deps } from '../deps'
import { awaitedFlows } from './awaited'
import { notesFor } from './notes'

/** Records that wait for one other record. */
export interface Waiting {
  /** What has to arrive. */
  needs: Need
  /** Flows of the records that wait. */
  flows: FlowName[]
  records: number
  /** RFC 3339, of the one that waits longest. */
  since: string
}

interface Group {
  needs: Need
  flows: Set<FlowName>
  records: number
  since: number
}

/** Who waits for what: records that are missing, those that most wait for first. */
export async function waitingFor(
  { documents }: Pick<Deps, 'documents'>,
  limit: number,
): Promise<{ waiting: Waiting[]; total: number }> {
  const groups = new Map<string, Group>()
  let total = 0
  for (const awaited of awaitedFlows) {
    for await (const notes of notesFor(documents, awaited)) {
      total += notes.length
      for (const { needs, flow, since } of notes) {
        const key = keyId([needs.flow, needs.ref])
        const { flow: needed, ref } = needs
        const before = groups.get(key) ?? {
          needs: { flow: needed, ref },
          flows: new Set<FlowName>(),
          records: 0,
          since,
        }
        before.flows.add(flow)
        groups.set(key, { ...before, records: before.records + 1, since: Math.min(before.since, since) })
      }
    }
  }
  const waiting = [...groups.values()]
    .sort((a, b) => b.records - a.records || a.since - b.since || (a.needs.ref < b.needs.ref ? -1 : 1))
    .slice(0, limit)
    .map(({ needs, flows, records, since }) => ({
      needs,
      flows: [...flows],
      records,
      since: new Date(since).toISOString(),
    }))
  return { waiting, total }
}
