import { flows } from '../../flows'
import { keyId, type Flow, type Need } from '../../flows/flow'
import { groupBy } from '../../storage/group-by'
import { contentOf } from '../content'
import { scopeOf, type Deps } from '../deps'
import type { ChunkAddress, Job } from '../jobs/job'
import { ledgerIn } from '../ledger'
import type { RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { addNotes, type ParkedNote, type ParkedPlace } from './notes'
import { sendArrived } from './tell-arrived'

type ParkDeps = Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'arrived' | 'log'>

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
  await park(deps, notes)
}

/** Notes a single record that waits; nobody keeps its result, its history is the ledger's. */
export function parkRecord(
  deps: ParkDeps,
  from: { flow: Flow; source: string },
  record: AcceptedRecord,
  needs: Need,
): Promise<void> {
  return park(deps, [noteOf(deps, from, record, needs, [])])
}

/** What arrived between the look and the note was told before anybody waited for it, so it is looked for once more. */
async function park(deps: ParkDeps, notes: readonly ParkedNote[]): Promise<void> {
  if (notes.length === 0) return
  await addNotes(deps.documents, notes)
  const ledger = ledgerIn(deps.documents, { scope: scopeOf(deps) })
  for (const [flow, ofFlow] of groupBy(notes, ({ needs }) => needs.flow)) {
    const refs = [...new Set(ofFlow.map(({ needs }) => needs.ref))]
    const entries = await ledger.load(
      flow,
      refs.map((ref) => keyId([ref])),
    )
    await sendArrived(
      deps,
      flow,
      refs.filter((ref) => entries.get(keyId([ref]))?.vtexId),
    )
  }
}

export function isParked(result: RecordResult): result is RecordResult & { needs: Need } {
  return result.outcome === 'parked' && result.needs !== undefined
}

function noteOf(
  { now }: ParkDeps,
  { flow, source }: { flow: Flow; source: string },
  { id, record }: AcceptedRecord,
  { pieces, ...needs }: Need,
  places: ParkedPlace[],
): ParkedNote {
  const fields = [...(pieces ?? Object.keys(contentOf(flow, record)))]
  return { flow: flow.name, id, needs, since: now(), source, fields, places, times: 1 }
}
