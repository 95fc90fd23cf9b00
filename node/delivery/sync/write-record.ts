import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Applied, Flow, FlowRecord, Target, Work } from '../../flows/flow'
import { pause } from '../../storage/documents'
import { scopeOf } from '../deps'
import type { LedgerEntry } from '../ledger'
import { failedWith, settled } from '../outcome'
import { shownChanges } from '../personal'
import type { AcceptedRecord } from '../record'
import { ownedPart } from '../settings'
import type { TurnedRecord } from './held'
import { meter } from './metered'
import { callsFor, entryAfter, isForLater, waitForRetry, waits, type Run, type Settled } from './run'
import { inSeries } from './series'

/** How often, and how long each time, a record waits for an order that is on its way to handling. */
const ORDER_WAITS = 10
const ORDER_MILLISECONDS = 1_000
/** What is left to read and write after such a wait. */
const WRITE_MILLISECONDS = 5_000

/** A record compared with VTEX. */
export interface Prepared extends Work<FlowRecord, Target, unknown> {
  accepted: AcceptedRecord
  /** What the source said, as far as it decides. */
  owned: FlowRecord
  /** With regard to orders; null in flows that they do not bear on. */
  turned: TurnedRecord | null
}

/** Reads VTEX and plans; null when the record is left for later. */
export async function prepareRecord(
  run: Run,
  accepted: AcceptedRecord,
  target: Target,
): Promise<Result<Prepared, Failure> | null> {
  const { flow } = run
  const { record, acceptedAt } = accepted
  const wanted = { key: flow.key(record), record }
  for (let attempt = 1, waits = 0; ; attempt++) {
    const live = await flow.read(target, meter({ ...run, log: callsFor(run, accepted) }).clients, wanted)
    if (live.isErr() && isForLater(run, live.error)) return null
    if (live.isOk()) {
      const found = foundTarget(flow, target, live.value)
      const owned = ownedPart(flow, record, run.settings.ownership, { exists: live.value !== null })
      const turned = (await run.held?.turn(accepted, owned, live.value, found)) ?? null
      if (turned?.isEarly && mayWait(run, waits)) {
        waits++
        attempt--
        await pause(ORDER_MILLISECONDS)
        continue
      }
      const wish = turned?.record ?? owned
      return flow.plan(wish, live.value, found).map((plan) => ({
        ...{ accepted, plan, record: wish, live: live.value, target: found, acceptedAt, owned, turned },
      }))
    }
    const next = await waitForRetry(run, live.error, attempt)
    if (next !== 'again') return next === 'later' ? null : err(live.error)
  }
}

/** Whether there is time to let an order get where it is going. */
function mayWait({ deps, options }: Run, waits: number): boolean {
  if (options.dryRun || waits >= ORDER_WAITS) return false
  return deps.now() + ORDER_MILLISECONDS + WRITE_MILLISECONDS < options.deadline
}

/** The target with the id of what was found, where it was looked for by another key. */
function foundTarget(flow: Flow, target: Target, live: unknown): Target {
  if (!flow.idOf) return target
  return { ...target, vtexId: live === null ? '' : flow.idOf(live) }
}

/**
 * Writes; after a failure that may have reached VTEX it reads and plans again, so that nothing is done twice.
 * Null when the record is left for later and VTEX was not written to.
 */
export async function writeRecord(run: Run, first: Prepared): Promise<Settled | null> {
  const name = run.flow.serial?.(first.target, first.record)
  return name === undefined
    ? writeAlone(run, first)
    : inSeries(`${scopeOf(run.deps)}/${name}`, () => writeAlone(run, first))
}

async function writeAlone(run: Run, first: Prepared): Promise<Settled | null> {
  let work = first
  const isCurrent = async () => work.turned === null || !(await run.held?.isOutdated(work.turned))
  const log = callsFor(run, first.accepted)
  const { clients, hasWritten } = meter({ ...run, log, mayWrite: isCurrent })
  const leave = () => (hasWritten() ? interrupted(run, first) : null)
  for (let attempt = 1; ; attempt++) {
    const written = await run.flow.apply(work, clients)
    if (written.isOk()) return applied(run, { ...first, turned: work.turned }, written.value, attempt)
    if (isForLater(run, written.error)) return leave()
    const next = await waitForRetry(run, written.error, attempt)
    if (next === 'later') return leave()
    if (next === 'give up') return uncertain(run, first, written.error, attempt)
    const again = await prepareRecord(run, work.accepted, targetAfter(work.target, written.error))
    if (again === null) return leave()
    if (again.isErr()) return uncertain(run, first, again.error, attempt)
    work = again.value
    if (!hasWritten()) first = work
    if (work.plan.length > 0) continue
    if (!hasWritten()) return nothingToWrite(run, work)
    const { vtexId } = work.target
    return applied(run, { ...first, turned: work.turned }, { vtexId }, attempt)
  }
}

/** What exists already is taken over; otherwise it is looked for as before. */
function targetAfter(target: Target, { existingId }: Failure): Target {
  return existingId === undefined ? target : { ...target, vtexId: existingId }
}

/** VTEX is as it should be. After a run that was cut short, what that run planned is what it applied. */
export function nothingToWrite(run: Run, { accepted, target, owned, turned }: Prepared): Settled {
  if (turned) run.held?.note(accepted, turned)
  const changes = run.options.plannedBefore?.get(accepted.order) ?? []
  const outcome = changes.length > 0 ? 'applied' : 'unchanged'
  return {
    result: settled(accepted, outcome, { vtexId: target.vtexId, changes, attempts: 1, ...noteIn(turned) }),
    entry: entryAfter(run, accepted, owned, target.vtexId, outcome),
  }
}

/** What was done to a record because of orders is part of its result. */
function noteIn(turned: TurnedRecord | null): { message?: string } {
  return turned?.note ? { message: turned.note } : {}
}

function applied(
  run: Run,
  { accepted, plan, owned, turned }: Prepared,
  { vtexId, pending }: Applied,
  attempts: number,
): Settled {
  if (turned) run.held?.note(accepted, turned)
  if (turned?.isShort) run.deps.log.warn({ message: 'orders hold more than there is', ref: accepted.ref })
  const details = { changes: shownChanges(run.flow, plan), attempts, vtexId, ...noteIn(turned) }
  if (!pending)
    return {
      result: settled(accepted, 'applied', details),
      entry: entryAfter(run, accepted, owned, vtexId, 'applied'),
    }
  const outcome = waits(run, pending) ? 'parked' : 'applied'
  const result = { ...failedWith(accepted, pending, details), outcome } as const
  const entry = entryAfter(run, accepted, owned, vtexId, outcome)
  // Without a hash it is looked at again when it is sent again.
  return { result, entry: pending.needs ? { ...entry, hash: '' } : entry }
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
