import { flows } from '../../flows'
import type { Flow } from '../../flows/flow'
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
  const parked = new Set(results.filter(({ outcome }) => outcome === 'parked').map(({ order }) => order))
  const flow = flows[name]
  const notes = records
    .filter(({ order }) => parked.has(order))
    .map((record) => noteOf(deps, { flow, source }, record, [{ job, ...place, order: record.order }]))
  if (notes.length > 0) await addNotes(deps.documents, name, notes)
}

/** Notes a single record that waits; nobody keeps its result, its history is the ledger's. */
export function parkRecord(
  deps: ParkDeps,
  from: { flow: Flow; source: string },
  record: AcceptedRecord,
): Promise<void> {
  return addNotes(deps.documents, from.flow.name, [noteOf(deps, from, record, [])])
}

function noteOf(
  { now }: ParkDeps,
  { flow, source }: { flow: Flow; source: string },
  { id, record }: AcceptedRecord,
  places: ParkedPlace[],
): ParkedNote {
  const sku = flow.key(record)[0] ?? ''
  return { id, sku, since: now(), source, fields: Object.keys(contentOf(flow, record)), places }
}
