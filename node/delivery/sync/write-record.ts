import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { FlowRecord, Target, Work } from '../../flows/flow'
import type { LedgerEntry } from '../ledger'
import { failedWith, settled } from '../outcome'
import type { AcceptedRecord } from '../record'
import { entryAfter, inLane, waitForRetry, type Run, type Settled } from './run'

/** A record compared with VTEX. */
export interface Prepared extends Work<FlowRecord, Target, unknown> {
  accepted: AcceptedRecord
}

/** Reads VTEX and plans; null when the record is left for later. */
export async function prepareRecord(
  run: Run,
  accepted: AcceptedRecord,
  target: Target,
): Promise<Result<Prepared, Failure> | null> {
  for (let attempt = 1; ; attempt++) {
    const live = await inLane(run, 'read', () => run.flow.read(target, run.deps.clients))
    if (live === null) return null
    if (live.isOk()) {
      const { record, acceptedAt } = accepted
      return run.flow
        .plan(record, live.value)
        .map((plan) => ({ accepted, plan, record, live: live.value, target, acceptedAt }))
    }
    const next = await waitForRetry(run, live.error, attempt)
    if (next !== 'again') return next === 'later' ? null : err(live.error)
  }
}

/**
 * Writes; after a failure that may have reached VTEX it reads and plans again, so that nothing is done twice.
 * Null when the record is left for later and VTEX was not written to.
 */
export async function writeRecord(run: Run, first: Prepared): Promise<Settled | null> {
  let work = first
  for (let attempt = 1; ; attempt++) {
    const current = work
    const written = await inLane(run, 'write', () => run.flow.apply(current, run.deps.clients))
    if (written === null) return attempt === 1 ? null : interrupted(run, first)
    if (written.isOk()) return applied(run, first, attempt)
    const next = await waitForRetry(run, written.error, attempt)
    if (next === 'later') return interrupted(run, first)
    if (next === 'give up') return uncertain(run, first, written.error, attempt)
    const again = await prepareRecord(run, work.accepted, work.target)
    if (again === null) return interrupted(run, first)
    if (again.isErr()) return uncertain(run, first, again.error, attempt)
    if (again.value.plan.length === 0) return applied(run, first, attempt)
    work = again.value
  }
}

/** VTEX is as it should be. After a run that was cut short, what that run planned is what it applied. */
export function nothingToWrite(run: Run, { accepted, target }: Prepared): Settled {
  const changes = run.options.plannedBefore?.get(accepted.order) ?? []
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

/** The source is told that it failed, so it counts as applied neither by its order nor by its version. */
function uncertain(run: Run, work: Prepared, failed: Failure, attempts: number): Settled {
  const result = failedWith(work.accepted, failed, { attempts, vtexId: work.target.vtexId })
  return { result, entry: doubtful(run, work) }
}

/** Left for later after a write that may have reached VTEX: nobody may take the ledger's word until then. */
function interrupted(run: Run, work: Prepared): Settled {
  return { result: null, entry: doubtful(run, work) }
}

/** A failed write may have reached VTEX: the ledger forgets the hash, so that the next record is compared with VTEX. */
function doubtful({ entries, deps, options }: Run, { accepted, target }: Prepared): LedgerEntry {
  return {
    order: '',
    fields: {},
    ...entries.get(accepted.id),
    hash: '',
    vtexId: target.vtexId,
    at: new Date(deps.now()).toISOString(),
    batch: options.job,
    outcome: 'failed',
  }
}
