import { err, type Result } from 'neverthrow'
import type { Failure } from '../errors/failure'
import type { FlowRecord, Target, Work } from '../flows/flow'
import { failedWith, settled } from './outcome'
import type { AcceptedRecord } from './record'
import { entryAfter, waitForRetry, type Run, type Settled } from './run'

/** A record compared with VTEX. */
export interface Prepared extends Work<FlowRecord, Target, unknown> {
  accepted: AcceptedRecord
}

/** Reads VTEX and plans. */
export async function prepareRecord(
  run: Run,
  accepted: AcceptedRecord,
  target: Target,
): Promise<Result<Prepared, Failure>> {
  for (let attempt = 1; ; attempt++) {
    const live = await run.gate.run(() => run.flow.read(target, run.deps.clients))
    if (live.isOk()) {
      const { record, acceptedAt } = accepted
      return run.flow
        .plan(record, live.value)
        .map((plan) => ({ accepted, plan, record, live: live.value, target, acceptedAt }))
    }
    if (!(await waitForRetry(run, live.error, attempt))) return err(live.error)
  }
}

/** Writes; after a failure that may have reached VTEX it reads and plans again, so that nothing is done twice. */
export async function writeRecord(run: Run, first: Prepared): Promise<Settled> {
  let work = first
  for (let attempt = 1; ; attempt++) {
    const current = work
    const written = await run.gate.run(() => run.flow.apply(current, run.deps.clients))
    if (written.isOk()) return applied(run, first, attempt)
    if (!(await waitForRetry(run, written.error, attempt)))
      return uncertain(run, first, written.error, attempt)
    const again = await prepareRecord(run, work.accepted, work.target)
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

/** A failed write may have reached VTEX: the ledger forgets the hash, so that the next record is compared with VTEX. */
function uncertain(run: Run, { accepted, target }: Prepared, failed: Failure, attempts: number): Settled {
  return {
    result: failedWith(accepted, failed, { attempts, vtexId: target.vtexId }),
    entry: { ...entryAfter(run, accepted, target.vtexId, 'failed'), hash: '' },
  }
}
