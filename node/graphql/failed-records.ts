import { err, ok, type Result } from 'neverthrow'
import { ulid as newUlid } from 'ulidx'
import { z } from 'zod'
import { findFailedRecord, retryRecord as retry } from '../delivery/jobs'
import { fail, type Failure } from '../errors/failure'
import { jsonArgument, optional, ulid } from './arguments'
import { findBatch } from './batches'
import { answer } from './resolver'
import type { FailedRecord } from './schema-types'
import { batchView, resultView } from './views'

const place = z.object({
  batchId: ulid,
  index: z.int().min(0).max(1_000_000),
  part: optional(z.int().min(1).max(1_000)),
})

/** `Query.failedRecord`. */
export const failedRecord = answer('FailedRecord', place, async ({ deps }, { batchId, ...where }) => {
  const batch = await findBatch(deps, batchId)
  const found = batch.isOk() ? await findFailedRecord(deps, batch.value, where) : err(batch.error)
  return found.andThen(({ record, result }): Result<FailedRecord, Failure> => {
    if (!record) return fail('not_found', 'The record was refused, and what is refused is not stored.')
    const recordJson = JSON.stringify(record.record)
    return ok({ batchId, index: where.index, recordJson, isRaw: false, result: resultView(result) })
  })
})

/** `Mutation.retryRecord`. */
export const retryRecord = answer(
  'Batch',
  place.extend({ recordJson: optional(jsonArgument) }),
  async ({ deps }, { batchId, recordJson: edited, ...where }) => {
    const batch = await findBatch(deps, batchId)
    if (batch.isErr()) return err(batch.error)
    const retried = await retry(deps, batch.value, { ...where, edited, id: newUlid(deps.now()) })
    return retried.map((job) => batchView(job, deps.now()))
  },
)
