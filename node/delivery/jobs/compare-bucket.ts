import { flows } from '../../flows'
import { ledgerIn } from '../ledger'
import { scopeOf, type Deps } from '../deps'
import { settled, type RecordResult } from '../outcome'
import { acceptRecord, type AcceptedRecord } from '../record'
import { newBucket, type Job } from './job'
import { inBatches, type JobStore } from './job-store'
import { BUCKETS } from './import'
import { NO_PART, orderOf, partId, toStored } from './stored-records'

const UNCLEAR =
  'Nothing was emptied: the snapshot holds records that are not valid and have no ref, so this may be one of them.'

/**
 * What was sent before and is missing from a snapshot, for one bucket. Reported as skipped, or, where the import asks
 * for it and the flow knows how to empty a record, added to the bucket so that guards and plans see it like any other.
 */
export async function compareBucket(
  deps: Deps,
  store: JobStore,
  job: Job,
  bucket: number,
): Promise<Job | null> {
  const flow = flows[job.flow]
  const present = new Set((await store.records(flow, job, bucket)).map(({ id }) => id))
  const { refs: invalid, isUnclear } = await readInvalid(store, job)
  const acceptedAt = new Date(deps.now()).toISOString()
  const part = job.parts
  const missing: AcceptedRecord[] = []
  const reported: RecordResult[] = []
  for await (const leaf of ledgerIn(deps.documents, { scope: scopeOf(deps) }).scan(
    job.flow,
    bucket,
    BUCKETS,
  )) {
    for (const [id, { order, vtexId }] of leaf) {
      // A record that failed and was never applied is nothing the store has.
      if (order === '' && vtexId === '') continue
      const key = id.split('/').map(decodeURIComponent)
      if (present.has(id) || invalid.has(loosely(key.join('/'))) || !isInScope(job, key)) continue
      const index = missing.length + reported.length
      const empty = job.missing === 'apply' && !isUnclear ? flow.whenMissing?.(key) : undefined
      const accepted = empty && acceptRecord(flow, empty, index, { id: partId(job.id, NO_PART), acceptedAt })
      if (accepted?.isOk()) missing.push(accepted.value)
      else
        reported.push(
          settled({ index, ref: key.join('/'), order: orderOf(job.id, NO_PART, index) }, 'skipped', {
            code: 'missing_in_snapshot',
            ...(isUnclear && { message: UNCLEAR }),
          }),
        )
    }
  }
  await store.saveRecords(job.id, part, bucket, {
    acceptedAt,
    records: missing.map((record) => toStored(record, true)),
  })
  await store.saveMissing(job.id, bucket, reported)
  return store.update(job.id, (current) => withMissing(current, bucket, missing.length, reported.length))
}

/**
 * Refs of records that were refused: the source has them. Unclear: of one the ref cannot be told. What a filter leaves
 * out is not for the store, so the snapshot lacks it.
 */
async function readInvalid(
  store: JobStore,
  { id, editions, invalid }: Job,
): Promise<{ refs: Set<string>; isUnclear: boolean }> {
  const parts = invalid.flatMap((count, part) => (count > 0 ? [part] : []))
  const all = (await inBatches(parts, 16, (part) => store.invalid({ id, editions }, part))).flat()
  const results = all.filter(({ code }) => code !== 'filtered')
  return {
    refs: new Set(results.map(({ ref }) => loosely(ref ?? ''))),
    isUnclear: results.some(({ ref }) => ref === null),
  }
}

/** A record that is not valid has its ref as it was sent: not trimmed, and in any case. */
const loosely = (ref: string): string => ref.replace(/\s+/g, '').toLowerCase()

/** A snapshot speaks for the warehouses it names, not for those it leaves out altogether. */
function isInScope({ scopes }: Job, key: readonly string[]): boolean {
  const scope = key[1]
  return scope === undefined || scopes.includes(scope)
}

function withMissing(job: Job, bucket: number, missing: number, reported: number): Job {
  const buckets = job.buckets.map((each, index) =>
    index === bucket ? { ...newBucket(each.size + missing), isCompared: true } : each,
  )
  return { ...job, buckets, missingReported: job.missingReported + reported }
}
