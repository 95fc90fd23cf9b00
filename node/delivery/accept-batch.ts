import { err, ok, type Result } from 'neverthrow'
import { failure, type Failure } from '../errors/failure'
import type { Flow } from '../flows/flow'
import { batchStoreIn } from './batch-store'
import { CHUNK_SIZE, type Batch } from './batch'
import type { Deps } from './deps'
import { shardOf } from './ledger'
import { countOutcomes, failedWith, type RecordResult } from './outcome'
import { acceptRecord, refOfInvalid, type AcceptedRecord } from './record'

/** The most records of one batch. */
export const MAX_RECORDS = 10_000

/** One record as it came: parsed JSON, or why it could not be parsed. */
export type RawRecord = Result<unknown, Failure>

export interface BatchInput {
  id: string
  flow: Flow
  source: string
  records: readonly RawRecord[]
  dryRun: boolean
  verify: boolean
}

/** Why a batch of so many records is not taken; null when it is. */
export function refuseCount(count: number): Failure | null {
  if (count === 0) return failure('invalid_record', 'The batch holds no records.')
  if (count <= MAX_RECORDS) return null
  return failure('too_many_records', `The batch holds ${count} records; at most ${MAX_RECORDS} are taken.`)
}

/**
 * Takes a batch in: when this answers, every record is in VBase and will be worked off even if nobody asks again.
 * A record that is not valid is a failed result and stops no other.
 */
export async function acceptBatch(
  deps: Pick<Deps, 'documents' | 'wake' | 'now' | 'log'>,
  { id, flow, source, records, dryRun, verify }: BatchInput,
): Promise<Result<Batch, Failure>> {
  const refused = refuseCount(records.length)
  if (refused) return err(refused)
  const now = deps.now()
  const acceptance = { id, acceptedAt: new Date(now).toISOString() }
  const valid: AcceptedRecord[] = []
  const invalid: RecordResult[] = []
  records.forEach((raw, index) => {
    const accepted = raw.andThen((value) => acceptRecord(flow, value, index, acceptance))
    if (accepted.isOk()) valid.push(accepted.value)
    else
      invalid.push(
        failedWith({ index, ref: raw.isOk() ? refOfInvalid(flow, raw.value) : null }, accepted.error),
      )
  })
  const chunks = chunksOf(valid)
  const store = batchStoreIn(deps.documents)
  const batch: Batch = {
    id,
    flow: flow.name,
    source,
    dryRun,
    verify,
    status: chunks.length === 0 ? 'done' : 'queued',
    createdAt: now,
    startedAt: null,
    finishedAt: chunks.length === 0 ? now : null,
    hasInvalid: invalid.length > 0,
    chunks: [
      ...chunks.map((chunk) => ({ size: chunk.length, counts: null })),
      ...(invalid.length > 0 ? [{ size: invalid.length, counts: countOutcomes(invalid) }] : []),
    ],
    lease: null,
  }
  if (invalid.length > 0) await store.saveResults(id, chunks.length, { state: 'done', results: invalid })
  await store.create(batch, chunks)
  if (chunks.length > 0) {
    await store.open(id)
    await wakeUp(deps, id)
  }
  return ok(batch)
}

/** Records of one ledger shard are neighbours, and records of one ref stay in the order they came. */
export function chunksOf(records: readonly AcceptedRecord[]): AcceptedRecord[][] {
  const sorted = records
    .map((record) => ({ record, shard: shardOf(record.id) }))
    .sort((a, b) => a.shard - b.shard || a.record.index - b.record.index)
    .map(({ record }) => record)
  const starts = Array.from(
    { length: Math.ceil(sorted.length / CHUNK_SIZE) },
    (_, chunk) => chunk * CHUNK_SIZE,
  )
  return starts.map((start) => sorted.slice(start, start + CHUNK_SIZE))
}

/** A wake-up that is lost costs time, never records: the batch is durable and the sweep finds it. */
async function wakeUp({ wake, log }: Pick<Deps, 'wake' | 'log'>, id: string): Promise<void> {
  try {
    await wake(id)
  } catch (error) {
    log.warn({ message: 'wake-up of a batch could not be sent', batch: id, reason: String(error) })
  }
}
