import { randomBytes } from 'node:crypto'
import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Flow, FlowName } from '../../flows/flow'
import type { Documents } from '../../storage/documents'
import { groupBy } from '../../storage/group-by'
import { noFigures } from '../guards'
import { countOutcomes, sumCounts, type Counts } from '../outcome'
import { hashOf } from '../ledger'
import { rememberPersonal } from '../personal'
import { rememberDay } from '../retention'
import { IMPORTS } from '../retention/layout'
import { noteInvalid, parseRecords, refusedAmong, type AcceptDeps, type BatchInput } from './accept-batch'
import { isFinished, newBucket, type Job } from './job'
import { inBatches, jobStoreIn } from './job-store'
import type { RawRecord } from './refusal'
import { toStored } from './stored-records'
import { wakeUp } from './wake'

/** Parts of the hash space an import is stored in: records of one ref come together, whatever part brought them. */
export const BUCKETS = 64
export const MAX_PARTS = 400
export const MAX_PART_RECORDS = 50_000
/** The most records of one import. */
export const MAX_IMPORT_RECORDS = 2_000_000
const MAX_SCOPES = 1_000

export interface ImportOptions {
  flow: FlowName
  mode: 'upsert' | 'snapshot'
  missing: 'report' | 'apply'
  dryRun: boolean
  verify: boolean
  park: boolean
}

/** A large load that arrives in parts, in any order, each as often as needed; nothing is worked off before the commit. */
export interface Import extends ImportOptions {
  /** ULID; the batch it becomes has the same. */
  id: string
  source: string
  /** Milliseconds since 1970. */
  createdAt: number
  isCommitted: boolean
  /** By number of the part, from 1. */
  parts: Record<string, ImportPart>
}

export interface ImportPart {
  /** Name of what was sent last; what was sent before stays untouched beside it until the import expires. */
  edition: string
  records: number
  /** Records that were refused, and what became of them. */
  invalid: number
  refused: Counts
  /** Version of the mapping that made the records canonical; absent: none did. */
  mappingVersion?: number
  /** Valid records per bucket. */
  sizes: number[]
  /** Second key part (the warehouse) of its records: what a snapshot speaks for. */
  scopes: string[]
}

type ImportDeps = AcceptDeps

export async function openImport(
  { documents, now }: ImportDeps,
  input: ImportOptions & { id: string; source: string },
): Promise<Import> {
  const opened: Import = { ...input, createdAt: now(), isCommitted: false, parts: {} }
  await rememberDay(documents, input.id, now())
  if (flows[input.flow].isPersonal) await rememberPersonal(documents, input.id, now())
  await jobStoreIn(documents).markImport(input.id)
  await documents.write(IMPORTS, input.id, opened)
  return opened
}

export async function readImport(documents: Documents, id: string): Promise<Import | null> {
  return (await documents.read<Import>(IMPORTS, id))?.value ?? null
}

/**
 * Stores one part; the same number again replaces it as a whole, unless the import was committed meanwhile. When this
 * answers, the part is in VBase.
 */
export async function putPart(
  deps: ImportDeps,
  current: Import,
  number: number,
  records: readonly RawRecord[],
  { sent = records, mappingVersion }: Pick<BatchInput, 'sent' | 'mappingVersion'> = {},
): Promise<Result<Import, Failure>> {
  const refusal = refusePart(current, number, records.length)
  if (refusal) return refusal
  const { documents, now } = deps
  const flow = flows[current.flow]
  const acceptedAt = new Date(now()).toISOString()
  const { valid, invalid } = parseRecords(flow, records, { jobId: current.id, part: number - 1, acceptedAt })
  const byBucket = groupBy(valid, ({ id }) => bucketOf(id))
  const sizes = Array.from({ length: BUCKETS }, (_, bucket) => byBucket.get(bucket)?.length ?? 0)
  const edition = randomBytes(6).toString('hex')
  const store = jobStoreIn(documents)
  await inBatches([...byBucket], 16, ([bucket, own]) => {
    const document = { acceptedAt, records: own.map((record) => toStored(record, false)) }
    return store.saveRecords(current.id, number - 1, bucket, document, edition)
  })
  if (invalid.length > 0) await store.saveInvalid(current.id, number - 1, invalid, edition)
  const refused = refusedAmong({ records, sent }, invalid)
  if (refused.length > 0) await store.saveRefused(current.id, number - 1, refused, edition)
  const part: ImportPart = {
    edition,
    records: records.length,
    invalid: invalid.length,
    refused: countOutcomes(invalid),
    ...(mappingVersion !== undefined && { mappingVersion }),
    sizes,
    scopes: scopesOf(flow, valid),
  }
  let isLate = false
  const updated = await documents.update<Import>(IMPORTS, current.id, (stored) => {
    isLate = stored?.isCommitted ?? false
    return stored && !isLate ? { ...stored, parts: { ...stored.parts, [number]: part } } : null
  })
  if (!updated || isLate) return fail('import_closed', 'The import was committed before this part arrived.')
  await noteInvalid(deps, { ...current, flow }, invalid)
  return ok(updated)
}

/** Turns the import into a batch of the same id. Every part from 1 to the last must be there. */
export async function commitImport(deps: ImportDeps, { id, flow }: Import): Promise<Result<Job, Failure>> {
  const { documents } = deps
  const store = jobStoreIn(documents)
  const { lane } = flows[flow]
  const existing = await store.read(id)
  if (existing) {
    // The commit that made it may have died before it asked for a worker.
    if (!isFinished(existing) && existing.status !== 'held') {
      await store.open(lane, id)
      await wakeUp(deps, lane)
    }
    await store.unmarkImport(id)
    return ok(existing)
  }
  // Judged and closed in one go: a part is either in it, or refused because the import is closed.
  const closed = await documents.update<Import>(IMPORTS, id, (stored) =>
    stored && missingParts(stored).length === 0 ? { ...stored, isCommitted: true } : null,
  )
  if (!closed) return fail('not_found')
  const gaps = missingParts(closed)
  if (gaps.length > 0) return fail('import_incomplete', `Missing parts: ${gaps.slice(0, 20).join(', ')}.`)
  const job = jobOf(closed, deps.now())
  await store.create(job)
  await store.open(lane, id)
  await store.unmarkImport(id)
  await wakeUp(deps, lane)
  return ok(job)
}

export function recordsOf({ parts }: Import): number {
  return Object.values(parts).reduce((sum, { records }) => sum + records, 0)
}

export function missingParts({ parts }: Import): number[] {
  const last = Math.max(1, ...Object.keys(parts).map(Number))
  return Array.from({ length: last }, (_, index) => index + 1).filter((number) => !(number in parts))
}

export function bucketOf(id: string): number {
  return Math.floor((hashOf(id) / 2 ** 32) * BUCKETS)
}

function jobOf(current: Import, now: number): Job {
  const parts = Object.values(current.parts)
  const sizes = Array.from({ length: BUCKETS }, (_, bucket) =>
    parts.reduce((sum, part) => sum + (part.sizes[bucket] ?? 0), 0),
  )
  const { id, flow, source, mode, missing, dryRun, verify, park } = current
  return {
    id,
    flow,
    source,
    mode,
    missing,
    dryRun,
    verify,
    park,
    status: 'queued',
    phase: mode === 'snapshot' ? 'compare' : 'inspect',
    createdAt: now,
    startedAt: null,
    finishedAt: null,
    parts: parts.length,
    editions: parts.map(({ edition }) => edition),
    buckets: sizes.map(newBucket),
    invalid: Object.keys(current.parts).map((number) => current.parts[number]?.invalid ?? 0),
    refused: sumCounts(parts.map(({ refused }) => refused)),
    ...newestMapping(parts),
    scopes: [...new Set(parts.flatMap(({ scopes }) => scopes))],
    missingReported: 0,
    guard: { figures: noFigures, findings: [], approved: null },
    retryOf: null,
  }
}

/** Parts may have been mapped by several versions; the batch names the newest. */
function newestMapping(parts: readonly ImportPart[]): Pick<Job, 'mappingVersion'> {
  const versions = parts.flatMap(({ mappingVersion }) => mappingVersion ?? [])
  return versions.length > 0 ? { mappingVersion: Math.max(...versions) } : {}
}

function refusePart(current: Import, number: number, length: number): Result<never, Failure> | null {
  if (current.isCommitted) return fail('import_closed')
  if (number < 1 || number > MAX_PARTS)
    return fail('invalid_parameter', `Parts are numbered from 1 to ${MAX_PARTS}.`)
  if (length === 0) return fail('invalid_record', 'The part holds no records.')
  if (length > MAX_PART_RECORDS)
    return fail('too_many_records', `A part holds at most ${MAX_PART_RECORDS} records.`)
  const others = recordsOf(current) - (current.parts[number]?.records ?? 0)
  if (others + length > MAX_IMPORT_RECORDS)
    return fail('too_many_records', `An import holds at most ${MAX_IMPORT_RECORDS} records.`)
  return null
}

function scopesOf(flow: Flow, records: readonly { id: string }[]): string[] {
  if (flow.keyFields[1] === undefined) return []
  // From the id, as the ledger has it: VTEX takes some spellings for the same.
  const scopes = new Set(records.map(({ id }) => decodeURIComponent(id.split('/')[1] ?? '')))
  return [...scopes].slice(0, MAX_SCOPES)
}
