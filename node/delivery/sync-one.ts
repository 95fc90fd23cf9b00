import { err, ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import { failure, type Failure } from '../errors/failure'
import type { Flow } from '../flows/flow'
import { noteFailures } from '../problems/note-failures'
import type { Deps } from './deps'
import { record as count, type CallTally } from './metrics'
import { countOutcomes, failedWith, type RecordResult } from './outcome'
import { isParked, parkRecord, tellArrived } from './parking'
import { acceptRecord, refOfInvalid, type AcceptedRecord } from './record'
import { syncRecords } from './sync'

/** Time one synchronous record may take, retries included; a handler has 60 s, an ERP rarely waits longer. */
const PATIENCE_MILLISECONDS = 25_000

export interface OneRecord {
  flow: Flow
  record: unknown
  dryRun: boolean
  verify: boolean
  /** Whether a record that needs something VTEX does not have waits for it; it fails otherwise. */
  park: boolean
  source: string
  /** Milliseconds since 1970 after which nothing is begun; 25 seconds from now where absent. */
  deadline?: number | undefined
  /** Version of the mapping that made the record canonical; absent: none did. */
  mappingVersion?: number | undefined
}

/** Brings VTEX to one record and answers what became of it; the same way as a batch of one. */
export async function syncOne(
  deps: Deps,
  { flow, record, ...options }: OneRecord,
): Promise<Result<RecordResult, Failure>> {
  const now = deps.now()
  const accepted = acceptRecord(flow, record, 0, { id: ulid(now), acceptedAt: new Date(now).toISOString() })
  if (accepted.isErr()) {
    const failed = failedWith({ index: 0, ref: refOfInvalid(flow, record) }, accepted.error)
    if (!options.dryRun) await noteSingle(deps, flow, options.source, failed)
    return err(accepted.error)
  }
  const { deadline = now + PATIENCE_MILLISECONDS } = options
  return syncAccepted(deps, accepted.value, { ...options, flow, deadline })
}

/** Brings VTEX to a valid record that somebody waits for. */
export async function syncAccepted(
  deps: Deps,
  accepted: AcceptedRecord,
  {
    flow,
    dryRun,
    verify,
    park,
    source,
    mappingVersion,
    deadline,
  }: Omit<OneRecord, 'record'> & {
    deadline: number
  },
): Promise<Result<RecordResult, Failure>> {
  const tally: CallTally = { calls: 0, retries: 0 }
  const options = {
    ...{ source, dryRun, verify, park, mappingVersion, deadline, tally },
    ...({ job: null, priority: 'interactive' } as const),
  }
  const [result] = await syncRecords(flow, [accepted], deps, options)
  if (!result) return err(failure('vtex_timeout', undefined, { retryAfter: 5 }))
  if (isParked(result)) await parkRecord(deps, { flow, source }, accepted, result.needs)
  if (!dryRun) {
    await tellArrived(deps, flow, [result])
    await count(deps, flow.name, { counts: countOutcomes([result]), ...tally })
    await noteSingle(deps, flow, source, result)
  }
  return ok(result)
}

function noteSingle(deps: Deps, { name }: Flow, source: string, result: RecordResult): Promise<void> {
  return noteFailures(deps, [result], { flow: name, source, batch: null, isStored: false })
}
