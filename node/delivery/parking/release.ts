import { failure } from '../../errors/failure'
import { flows } from '../../flows'
import { refOf, type AwaitedFlow, type FlowName, type FlowRecord } from '../../flows/flow'
import { groupBy } from '../../storage/group-by'
import { COUNTED_AT, withContent } from '../content'
import { scopeOf, type Deps } from '../deps'
import { hashOf, ledgerIn, type LedgerEntry } from '../ledger'
import { aloneInStore, takeLease } from '../lanes'
import { failedWith, type RecordResult } from '../outcome'
import type { AcceptedRecord } from '../record'
import { inSeries, syncRecords } from '../sync'
import { arrivedNotes, withNews } from './arrived'
import { awaitedFlows } from './awaited'
import { addNotes, keepNotes, notesFor, notesLeft, removeNotes, type ParkedNote } from './notes'
import { isParked } from './park'
import { settlePlaces } from './settle'
import { tellArrived } from './tell-arrived'

/** How often VTEX is asked, at most, per store. */
const PERIOD_MILLISECONDS = 30_000
export const LONGEST_WAIT_MILLISECONDS = 7 * 24 * 3_600_000
/** Shorter than the period, so that two never release side by side. */
const SLICE_MILLISECONDS = 25_000

/** Records of a flow are released side by side in so many groups, so that a slow one holds up few. */
const TURNS = 8
/** Notes taken on at once: enough to keep the lane busy, few enough for memory. */
const NOTES_TOGETHER = 2_000
/** Time for a turn to note what became of them; it takes some calls of VBase. */
const SETTLE_MILLISECONDS = 15_000

export interface Released {
  released: number
  failed: number
}

/** Looks for the records that others wait for, and applies those whose wait is over. */
export async function releaseParked(deps: Deps): Promise<Released> {
  const totals = { released: 0, failed: 0 }
  const isDue = await takeLease(deps.documents, 'parking', `${deps.now()}`, PERIOD_MILLISECONDS, deps.now())
  if (!isDue) return totals
  const deadline = deps.now() + SLICE_MILLISECONDS
  for (const awaited of awaitedFlows) {
    for await (const notes of together(notesFor(deps.documents, awaited))) {
      if (deps.now() >= deadline) return totals
      const late = notes.filter(({ since }) => deps.now() - since > LONGEST_WAIT_MILLISECONDS)
      const waiting = notes.filter((note) => !late.includes(note))
      const arrived = await arrivedNotes(deps, awaited, waiting, deadline)
      totals.released += await release(deps, arrived, deadline)
      totals.failed += await giveUp(deps, late)
    }
  }
  return totals
}

/** Applies what waits for these records, which have just been applied. Harmless when repeated. */
export async function releaseFor(deps: Deps, awaited: AwaitedFlow, refs: readonly string[]): Promise<number> {
  const deadline = deps.now() + SLICE_MILLISECONDS
  let released = 0
  for await (const notes of together(notesFor(deps.documents, awaited, new Set(refs)))) {
    const news = new Set(await withNews(deps, awaited, notes))
    const arrived = notes.filter((note) => !note.needs.toChange || news.has(note))
    released += await release(deps, arrived, deadline)
  }
  return released
}

/** The notes of several documents in one go: a few at a time would leave the lane idle. */
async function* together(shards: AsyncIterable<ParkedNote[]>): AsyncIterable<ParkedNote[]> {
  let notes: ParkedNote[] = []
  for await (const shard of shards) {
    notes.push(...shard)
    if (notes.length < NOTES_TOGETHER) continue
    yield notes
    notes = []
  }
  if (notes.length > 0) yield notes
}

async function release(deps: Deps, notes: readonly ParkedNote[], deadline: number): Promise<number> {
  const groups = groupBy(notes, ({ flow, id }) => `release.${flow}.${hashOf(id) % TURNS}`)
  const released = await Promise.all(
    [...groups].map(([name, group]) => releaseGroup(deps, name, group, deadline)),
  )
  return released.reduce((sum, count) => sum + count, 0)
}

/**
 * One in the whole store at a time for the same records: two would both create what only one is to create, and the
 * second would find unchanged what the first has applied.
 */
async function releaseGroup(
  deps: Deps,
  name: string,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<number> {
  const [first] = notes
  if (!first) return 0
  const turn = await aloneInStore(deps, name, deadline, async () => {
    // Whoever had the turn before may have released some of them.
    const left = await notesLeft(deps.documents, notes)
    const triedAt = deps.now()
    return settle(deps, first.flow, await tryAgain(deps, first.flow, left, deadline), triedAt)
  })
  return turn?.done ?? 0
}

/** A record that was tried again, with what became of it. */
interface Tried {
  note: ParkedNote
  result: RecordResult
}

async function tryAgain(
  deps: Deps,
  name: FlowName,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<Tried[]> {
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(
    name,
    notes.map(({ id }) => id),
  )
  const waiting = notes.flatMap((note) => {
    const entry = entries.get(note.id)
    return entry ? [{ note, record: waitingRecord(name, note, entry) }] : []
  })
  const tried: Tried[] = []
  // Each goes on by the settings of the source that sent it.
  for (const [source, own] of groupBy(waiting, ({ note }) => note.source)) {
    const records = own.map(({ record }) => record)
    const options = { source, dryRun: false, verify: true, park: true, job: null, deadline }
    const results = await syncRecords(flows[name], records, deps, { ...options, priority: 'background' })
    for (const [position, { note }] of own.entries()) {
      const result = results[position]
      if (result) tried.push({ note, result })
    }
  }
  return tried
}

/**
 * Puts outcomes in the place of `parked`; one in the whole store at a time, as records of one job share its documents.
 * Without a turn the notes stay, and the records are looked at once more.
 */
async function settle(deps: Deps, flow: FlowName, tried: readonly Tried[], triedAt: number): Promise<number> {
  if (tried.length === 0) return 0
  const isStill = ({ result }: Tried): boolean => isParked(result)
  const released = tried.filter((each) => !isStill(each))
  const patience = deps.now() + SETTLE_MILLISECONDS
  const note = async (): Promise<void> => {
    await waitOn(deps, tried.filter(isStill), triedAt)
    await removeNotes(deps.documents, await settlePlaces(deps, released))
  }
  // Groups of this process queue here, so that only one of them asks the store for the turn.
  const name = `settle.${flow}`
  const turn = await inSeries(`${scopeOf(deps)}/${name}`, () => aloneInStore(deps, name, patience, note))
  await tellArrived(
    deps,
    flows[flow],
    tried.map(({ result }) => result),
  )
  return turn ? released.length : 0
}

/**
 * What still waits may wait for something else now: its note goes where that is looked for, and its results say so,
 * with what was written on the way.
 */
async function waitOn(
  deps: Pick<Deps, 'documents'>,
  still: readonly Tried[],
  triedAt: number,
): Promise<void> {
  if (still.length === 0) return
  const noted = still.flatMap(({ note, result }) => {
    const { needs } = result
    if (!needs) return []
    const isSame = needs.flow === note.needs.flow && needs.ref === note.needs.ref
    const { pieces = note.fields, ...need } = needs
    const { triedAt: _, ...fresh } = { ...note, needs: need, fields: [...pieces] }
    return [{ note, result, isSame, next: isSame ? { ...fresh, triedAt } : { ...fresh, times: 1 } }]
  })
  const nextOf = (isSame: boolean) => noted.filter((each) => each.isSame === isSame).map(({ next }) => next)
  await keepNotes(deps.documents, nextOf(true))
  await addNotes(deps.documents, nextOf(false))
  const moved = noted.filter(({ isSame }) => !isSame)
  await settlePlaces(deps, moved)
  await removeNotes(
    deps.documents,
    moved.map(({ note }) => note),
  )
}

async function giveUp(deps: Deps, notes: readonly ParkedNote[]): Promise<number> {
  if (notes.length === 0) return 0
  const late = notes.map((note) => {
    const reason = `What the record waits for did not arrive in 7 days: ${note.needs.flow} "${note.needs.ref}".`
    const failed = failure('parked_too_long', reason)
    return { note, result: failedWith({ index: 0, ref: null }, failed) }
  })
  await settlePlaces(deps, late)
  await removeNotes(deps.documents, notes)
  return notes.length
}

/** The waiting fields of a record, as the ledger has them. */
function waitingRecord(name: FlowName, note: ParkedNote, entry: LedgerEntry): AcceptedRecord {
  const flow = flows[name]
  const key = keyOf(note)
  const keyFields = Object.fromEntries(flow.keyFields.map((field, index) => [field, key[index]]))
  const values = [...note.fields, COUNTED_AT].flatMap((piece) => {
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

const keyOf = ({ id }: ParkedNote): string[] => id.split('/').map(decodeURIComponent)
