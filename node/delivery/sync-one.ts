import { err, ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { failure, type Failure } from '../errors/failure'
import type { Flow } from '../flows/flow'
import type { Deps } from './deps'
import type { RecordResult } from './outcome'
import { acceptRecord } from './record'
import { syncRecords } from './sync-records'

/** Time one synchronous record may take, retries included; a handler has 60 s, an ERP rarely waits longer. */
const PATIENCE_MILLISECONDS = 25_000

export interface OneRecord {
  flow: Flow
  record: unknown
  dryRun: boolean
  verify: boolean
}

/** Brings VTEX to one record and answers what became of it; the same way as a batch of one. */
export async function syncOne(
  deps: Deps,
  { flow, record, dryRun, verify }: OneRecord,
): Promise<Result<RecordResult, Failure>> {
  const now = deps.now()
  const accepted = acceptRecord(flow, record, 0, { id: ulid(now), acceptedAt: new Date(now).toISOString() })
  if (accepted.isErr()) return err(accepted.error)
  const deadline = now + PATIENCE_MILLISECONDS
  const [result] = await syncRecords(flow, [accepted.value], deps, { dryRun, verify, batch: null, deadline })
  return result ? ok(result) : err(failure('vtex_timeout', undefined, { retryAfter: 5 }))
}
