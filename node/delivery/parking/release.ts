import { failure } from '../../errors/failure'
import { flowNames, flows } from '../../flows'
import type { FlowName, FlowRecord } from '../../flows/flow'
import { refOf } from '../../flows/flow'
import { callLane } from '../call-lane'
import { withContent } from '../content'
import { scopeOf, type Deps } from '../deps'
import { ledgerIn, type LedgerEntry } from '../ledger'
import { takeLease } from '../lanes'
import { failedWith } from '../outcome'
import type { AcceptedRecord } from '../record'
import { syncRecords } from '../sync'
import { notesOf, removeNotes, type ParkedNote } from './notes'
import { settlePlaces } from './settle'

/** References asked for in one call to the catalog. */
const REFS_PER_CALL = 200
/** How often VTEX is asked, at most, per store. */
const PERIOD_MILLISECONDS = 30_000
export const LONGEST_WAIT_MILLISECONDS = 7 * 24 * 3_600_000
/** Shorter than the period, so that two never release side by side. */
const SLICE_MILLISECONDS = 25_000

/** Asks VTEX for the SKUs that records wait for, and applies the records whose SKU has arrived. */
export async function releaseParked(deps: Deps): Promise<{ released: number; failed: number }> {
  const totals = { released: 0, failed: 0 }
  const isDue = await takeLease(deps.documents, 'parking', `${deps.now()}`, PERIOD_MILLISECONDS, deps.now())
  if (!isDue) return totals
  const deadline = deps.now() + SLICE_MILLISECONDS
  for (const flow of flowNames) {
    for await (const notes of notesOf(deps.documents, flow)) {
      if (deps.now() >= deadline) return totals
      const late = notes.filter(({ since }) => deps.now() - since > LONGEST_WAIT_MILLISECONDS)
      const waiting = notes.filter((note) => !late.includes(note))
      const arrived = await arrivedAmong(deps, waiting, deadline)
      totals.released += await release(deps, flow, arrived, deadline)
      totals.failed += await giveUp(deps, flow, late)
    }
  }
  return totals
}

async function arrivedAmong(deps: Deps, notes: readonly ParkedNote[], until: number): Promise<ParkedNote[]> {
  const refs = [...new Set(notes.map(({ sku }) => sku))]
  const found = new Set<string>()
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const call = { lane: 'catalog', kind: 'read', priority: 'background', until } as const
    const answer = await callLane(deps, call, () => deps.clients.catalog.skuIdsByRefs(asked))
    if (answer.isOk()) for (const [ref, id] of Object.entries(answer.value)) if (id) found.add(ref)
  }
  return notes.filter(({ sku }) => found.has(sku))
}

async function release(
  deps: Deps,
  name: FlowName,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<number> {
  if (notes.length === 0) return 0
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(
    name,
    notes.map(({ id }) => id),
  )
  const records = notes.flatMap((note) => {
    const entry = entries.get(note.id)
    return entry ? [{ note, record: waitingRecord(name, note, entry) }] : []
  })
  const results = await syncRecords(
    flows[name],
    records.map(({ record }) => record),
    deps,
    { dryRun: false, verify: true, park: false, job: null, priority: 'background', deadline },
  )
  const released = records.flatMap(({ note }, position) => {
    const result = results[position]
    return result ? [{ note, result }] : []
  })
  await removeNotes(deps.documents, name, await settlePlaces(deps, released))
  return released.length
}

async function giveUp(deps: Deps, name: FlowName, notes: readonly ParkedNote[]): Promise<number> {
  if (notes.length === 0) return 0
  const late = notes.map((note) => {
    const reason = `No SKU with the reference code "${note.sku}" appeared in 7 days.`
    const failed = failure('parked_too_long', reason)
    return { note, result: failedWith({ index: 0, ref: null }, failed) }
  })
  await settlePlaces(deps, late)
  await removeNotes(deps.documents, name, notes)
  return notes.length
}

/** The waiting fields of a record, as the ledger has them. */
function waitingRecord(name: FlowName, note: ParkedNote, entry: LedgerEntry): AcceptedRecord {
  const flow = flows[name]
  const key = note.id.split('/').map(decodeURIComponent)
  const keyFields = Object.fromEntries(flow.keyFields.map((field, index) => [field, key[index]]))
  const values = note.fields.flatMap((piece) => {
    const field = entry.fields[piece]
    return field ? [[piece, field.value]] : []
  })
  const record = withContent(flow, keyFields as FlowRecord, Object.fromEntries(values))
  return {
    index: 0,
    ref: refOf(key),
    id: note.id,
    record,
    hash: '',
    order: entry.order,
    acceptedAt: new Date(note.since).toISOString(),
  }
}
