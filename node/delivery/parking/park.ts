import { flows } from '../../flows'
import type { Flow, Need } from '../../flows/flow'
import { contentOf } from '../content'
import type { Deps } from '../deps'
import type { ChunkAddress, Job } from '../jobs/job'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { addNotes, type ParkedNote, type ParkedPlace } from './notes'

type ParkDeps = Pick<Deps, 'documents' | 'now'>

/** Notes which records of a chunk wait, and where their results are. The ledger holds their values already. */
export async function parkRecords(
  deps: ParkDeps,
  { id: job, flow: name, source }: Pick<Job, 'id' | 'flow' | 'source'>,
  place: ChunkAddress,
  records: readonly AcceptedRecord[],
  results: readonly RecordResult[],
): Promise<void> {
  const needs = new Map(results.flatMap((result) => (isParked(result) ? [[result.order, result.needs]] : [])))
  const flow = flows[name]
  const notes = records.flatMap((record) => {
    const need = needs.get(record.order)
    return need
      ? [noteOf(deps, { flow, source }, record, need, [{ job, ...place, order: record.order }])]
      : []
  })
  if (notes.length > 0) await addNotes(deps.documents, notes)
}

/** Notes a single record that waits; nobody keeps its result, its history is the ledger's. */
export function parkRecord(
  deps: ParkDeps,
  from: { flow: Flow; source: string },
  record: AcceptedRecord,
  needs: Need,
): Promise<void> {
  return addNotes(deps.documents, [noteOf(deps, from, record, needs, [])])
}

export function isParked(result: RecordResult): result is RecordResult & { needs: Need } {
  return result.outcome === 'parked' && result.needs !== undefined
}

function noteOf(
  { now }: ParkDeps,
  { flow, source }: { flow: Flow; source: string },
  { id, record }: AcceptedRecord,
  needs: Need,
  places: ParkedPlace[],
): ParkedNote {
  const fields = Object.keys(contentOf(flow, record))
  return { flow: flow.name, id, needs, since: now(), source, fields, places }
}
