import { ulid } from 'ulidx'
import type { Deps } from '../../delivery/deps'
import { jobStoreIn, type Job } from '../../delivery/jobs'
import { acceptBatch } from '../../delivery/jobs/accept-batch'
import { lookAgain, those, type LookedAtAgain, type Remap } from '../../delivery/jobs/refused-again'
import { aloneInStore } from '../../delivery/lanes'
import { acceptNestedBatch } from '../../delivery/nested'
import type { RecordResult } from '../../delivery/outcome'
import { flows } from '../../flows'
import { groupBy } from '../../storage/group-by'
import { mapRecords } from '../map-records'
import { keyOf, type TableName } from '../tables/table'
import { isStillSo, notesOf, removeNotes, sinceOf, type Note, type WaitingCodes } from './notes'
import { recount, settlePart } from './settle'

export const LONGEST_WAIT_MILLISECONDS = 7 * 24 * 3_600_000
/** Somebody waits for the answer: what is left goes on with the next tick. */
const PATIENCE_MILLISECONDS = 15_000

export interface ReleaseOptions {
  /** Codes that changed; absent: any may have. */
  codes?: readonly string[]
  /** Which notes to look at; absent: all. */
  isDue?(note: Note): boolean
}

/**
 * Sends what waited for codes of a table again, as new batches, as far as the codes are known by now. One in the store
 * at a time. Answers how many batches went on; what a dead process left is completed by a tick.
 */
export async function releaseCodes(
  deps: Deps,
  name: TableName,
  { codes, isDue = () => true }: ReleaseOptions = {},
): Promise<number> {
  const due = async () => (await notesOf(deps, name, codes)).filter(isDue)
  if ((await due()).length === 0) return 0
  const deadline = deps.now() + PATIENCE_MILLISECONDS
  const turn = await aloneInStore(deps, `codes.${keyOf(name)}`, deadline, async () => {
    let released = 0
    for (const [job, notes] of groupBy(await due(), (note) => note.job)) {
      if (deps.now() >= deadline) break
      released += await releaseJob(deps, name, job, { notes, deadline })
    }
    return released
  })
  return turn?.done ?? 0
}

/** Answers how many batches went on. Part by part: an import may hold more than fits the memory. */
async function releaseJob(
  deps: Deps,
  name: TableName,
  id: string,
  { notes, deadline }: { notes: readonly Note[]; deadline: number },
): Promise<number> {
  const job = await jobStoreIn(deps.documents).read(id)
  const isLate = deps.now() - sinceOf({ job: id }) > LONGEST_WAIT_MILLISECONDS
  // An import is a batch from its commit on, and expires when nobody commits it.
  if (!job) {
    if (isLate) await removeNotes(deps, notes)
    return 0
  }
  let released = 0
  const done: Note[] = []
  for (const [part, ofPart] of groupBy(notes, (note) => note.part)) {
    if (deps.now() >= deadline) break
    const { batches, waiting } = await releasePart(deps, job, part, isLate)
    released += batches
    done.push(...ofPart.filter((note) => !isStillSo(note, name.table, waiting)))
  }
  await recount(deps, job)
  await removeNotes(deps, done)
  return released
}

/** Sends what can go on, and says so in the results. */
async function releasePart(
  deps: Deps,
  job: Job,
  part: number,
  isLate: boolean,
): Promise<{ batches: number; waiting: WaitingCodes }> {
  const isCancelled = job.status === 'cancelled'
  const { gone, waiting } = isCancelled ? nothingKnown : await sendKnown(deps, job, part)
  const others = isCancelled ? 'cancelled' : isLate ? 'late' : null
  await settlePart(deps, job, part, { gone, others })
  return { batches: new Set(gone.values()).size, waiting: others === null ? waiting : new Map() }
}

interface Known {
  /** The batch with which a record went on, by its order. */
  gone: ReadonlyMap<string, string>
  /** What the others wait for. */
  waiting: WaitingCodes
}

const nothingKnown: Known = { gone: new Map(), waiting: new Map() }

/** Sends the records of a part whose codes are known by now. */
async function sendKnown(deps: Deps, job: Job, part: number): Promise<Known> {
  const isWanted = ({ outcome }: RecordResult): boolean => outcome === 'parked'
  let waiting: WaitingCodes = new Map()
  const remap: Remap = async (records) => {
    const mapped = await mapRecords(deps, job, records)
    waiting = mapped.waiting
    return mapped
  }
  const looked = await lookAgain(jobStoreIn(deps.documents), job, part, { isWanted, remap })
  const known = those(looked, (record) => record.isOk() || record.error.outcome !== 'parked')
  const gone = known.records.length > 0 ? await sendAgain(deps, job, known) : new Map<string, string>()
  return { gone, waiting }
}

/**
 * New batches, with the order of acceptance kept: should a process die before the old batch says so, the records are
 * sent once more and found unchanged. Products may bring more than fits one batch.
 */
async function sendAgain(deps: Deps, job: Job, looked: LookedAtAgain): Promise<Map<string, string>> {
  const id = ulid(deps.now())
  const { flow, source, dryRun, park } = job
  const input = { ...looked, id, flow: flows[flow], source, dryRun, verify: false, park }
  const sent = await (flow === 'products' ? acceptNestedBatch(deps, input) : acceptBatch(deps, input))
  if (sent.isOk()) return new Map(looked.again.places.map(({ order }) => [order, id]))
  const half = Math.floor(looked.records.length / 2)
  if (half === 0) throw new Error(`A record of batch ${job.id} could not go on: ${sent.error.detail}`)
  const first = await sendAgain(
    deps,
    job,
    those(looked, (_, position) => position < half),
  )
  const second = await sendAgain(
    deps,
    job,
    those(looked, (_, position) => position >= half),
  )
  return new Map([...first, ...second])
}
