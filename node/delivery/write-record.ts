import { err, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import type { FlowRecord, Target, Work } from '../flows/flow'
import { failedWith, settled } from './outcome'
import type { AcceptedRecord } from './record'
import type { LedgerEntry } from './ledger'
import { entryAfter, inLane, waitForRetry, type Run, type Settled } from './run'

/** A record compared with VTEX. */
export interface Prepared extends Work<FlowRecord, Target, unknown> {
  accepted: AcceptedRecord
}

/** Reads VTEX and plans; null when the run was over before VTEX answered once. */
export async function prepareRecord(
  run: Run,
  accepted: AcceptedRecord,
  target: Target,
): Promise<Result<Prepared, Failure> | null> {
  let failed: Failure | null = null
  for (let attempt = 1; ; attempt++) {
    const live = await inLane(run, () => run.flow.read(target, run.deps.clients))
    if (live === null) return failed && err(failed)
    if (live.isOk()) {
      const { record, acceptedAt } = accepted
      return run.flow
        .plan(record, live.value)
        .map((plan) => ({ accepted, plan, record, live: live.value, target, acceptedAt }))
    }
    failed = live.error
    if (!(await waitForRetry(run, failed, attempt))) return err(failed)
  }
}

/**
 * Writes; after a failure that may have reached VTEX it reads and plans again, so that nothing is done twice.
 * Null when the run was over before the first write.
 */
export async function writeRecord(run: Run, first: Prepared): Promise<Settled | null> {
  let work = first
  let failed: Failure | null = null
  for (let attempt = 1; ; attempt++) {
    const current = work
    const written = await inLane(run, () => run.flow.apply(current, run.deps.clients))
    if (written === null) return failed && uncertain(run, first, failed, attempt - 1)
    if (written.isOk()) return applied(run, first, attempt)
    failed = written.error
    if (!(await waitForRetry(run, failed, attempt))) return uncertain(run, first, failed, attempt)
    const again = await prepareRecord(run, work.accepted, work.target)
    if (again === null) return uncertain(run, first, failed, attempt)
    if (again.isErr()) return uncertain(run, first, again.error, attempt)
    if (again.value.plan.length === 0) return applied(run, first, attempt)
    work = again.value
  }
}

/** VTEX is as it should be. After a run that was cut short, what that run planned is what it applied. */
export function nothingToWrite(run: Run, { accepted, target }: Prepared): Settled {
  const changes = run.options.plannedBefore?.get(accepted.index) ?? []
  const outcome = changes.length > 0 ? 'applied' : 'unchanged'
  return {
    result: settled(accepted, outcome, { vtexId: target.vtexId, changes, attempts: 1 }),
    entry: entryAfter(run, accepted, target.vtexId, outcome),
  }
}

function applied(run: Run, { accepted, plan, target }: Prepared, attempts: number): Settled {
  return {
    result: settled(accepted, 'applied', { changes: plan, attempts, vtexId: target.vtexId }),
    entry: entryAfter(run, accepted, target.vtexId, 'applied'),
  }
}

/**
 * A failed write may have reached VTEX: the ledger forgets the hash, so that the next record is compared with VTEX.
 * The source is told that it failed, so it counts as applied neither by its order nor by its version.
 */
function uncertain(run: Run, { accepted, target }: Prepared, failed: Failure, attempts: number): Settled {
  return {
    result: failedWith(accepted, failed, { attempts, vtexId: target.vtexId }),
    entry: failedEntry(run, run.entries.get(accepted.id), target.vtexId),
  }
}

function failedEntry(run: Run, before: LedgerEntry | undefined, vtexId: string): LedgerEntry {
  const at = new Date(run.deps.now()).toISOString()
  return {
    order: '',
    fields: {},
    ...before,
    hash: '',
    vtexId,
    at,
    batch: run.options.batch,
    outcome: 'failed',
  }
}
