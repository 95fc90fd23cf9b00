import type { Deps } from '../../delivery/deps'
import { jobStoreIn, type Job } from '../../delivery/jobs'
import { inBatches } from '../../delivery/jobs/job-store'
import { countOutcomes, settled, type RecordResult } from '../../delivery/outcome'
import { failure } from '../../errors/failure'
import { noteFailures } from '../../problems/note-failures'

/** How records of a batch stop waiting. */
export interface Ending {
  /** The batch with which a record went on, by the order of the record. */
  gone: ReadonlyMap<string, string>
  /** Why the others wait no more; null: they do. */
  others: 'late' | 'cancelled' | null
}

/** Documents read at once. */
const READS = 16

/** Says in the results of a part what became of the records that waited. */
export async function settlePart(deps: Deps, job: Job, part: number, ending: Ending): Promise<void> {
  const store = jobStoreIn(deps.documents)
  const before = await store.invalid(job, part)
  const after = before.map((result) => (result.outcome === 'parked' ? endOf(result, ending) : result))
  const changed = after.filter((result, index) => result !== before[index])
  if (changed.length === 0) return
  await store.saveInvalid(job.id, part, after, job.editions[part])
  const { flow, source, id } = job
  await noteFailures(deps, changed, { flow, source, batch: id, isStored: true })
}

/** Brings the batch's counts to its results: whoever was to do so when they were saved may have died. */
export async function recount({ documents }: Pick<Deps, 'documents'>, job: Job): Promise<void> {
  const store = jobStoreIn(documents)
  const parts = [...job.invalid.keys()].filter((part) => (job.invalid[part] ?? 0) > 0)
  const results = (await inBatches(parts, READS, (part) => store.invalid(job, part))).flat()
  await store.update(job.id, (current) => ({ ...current, refused: countOutcomes(results) }))
}

function endOf(result: RecordResult, { gone, others }: Ending): RecordResult {
  const batch = gone.get(result.order)
  if (batch !== undefined)
    return settled(result, 'skipped', {
      message: `Its codes have a value now: it went on in batch ${batch}.`,
    })
  if (others === 'cancelled') return settled(result, 'skipped', { message: 'The batch was cancelled.' })
  if (others === null) return result
  const { code, detail } = failure(
    'parked_too_long',
    `${result.message ?? ''} They had none after 7 days.`.trim(),
  )
  return settled(result, 'failed', { code, message: detail })
}
