import { err, ok } from 'neverthrow'
import { ulid as newUlid } from 'ulidx'
import { z } from 'zod'
import type { LedgerEvent } from '../delivery/ledger'
import { helpFor } from '../delivery/outcome'
import { allWaiting, type WaitedCode } from '../mapping/waiting'
import { replayRecord as replay } from '../delivery/jobs'
import { showAttempt } from '../delivery/show-attempt'
import { readHistory } from '../delivery/show-history'
import { invalidRecord } from '../delivery/record'
import { fail } from '../errors/failure'
import { flows } from '../flows'
import { keyOf } from '../flows/flow'
import { flowName, limit, optional, ref as refArgument, ulid } from './arguments'
import { answer, show } from './resolver'
import type { RecordEvent } from './schema-types'
import { batchView, changeView, jsonText, outcomeName, titleFor } from './views'

const historyArguments = z.object({ flow: flowName, ref: refArgument })

/** `Query.waiting`. */
export const waiting = show(z.object({ limit: limit(100, 1_000) }), async ({ deps }, args) => {
  await deps.tick()
  const { total, codes, waiting: records } = await allWaiting(deps, args.limit)
  const shown = records.map(({ needs, ...rest }) => ({
    ...rest,
    needsFlow: needs.flow as string,
    needsRef: needs.ref,
  }))
  return { total, waiting: [...codes.map(codeView), ...shown].slice(0, args.limit) }
})

/** A code is what is waited for, by its table and source. */
function codeView({ source, table, code, flow, ...rest }: WaitedCode) {
  return { ...rest, flows: [flow], needsFlow: 'code', needsRef: `${source}/${table}/${code}` }
}

/** `Query.recordHistory`. */
export const recordHistory = answer('RecordHistory', historyArguments, async ({ deps }, args) => {
  const found = findKey(args)
  if (found.isErr()) return err(found.error)
  const history = await readHistory(deps, found.value.flow, found.value.key)
  return history.map(({ events, ...record }) => ({ ...record, events: events.map(eventView) }))
})

const eventArguments = historyArguments.extend({ at: z.string().max(40), batchId: optional(ulid) })

/** `Query.recordAttempt`. */
export const recordAttempt = answer(
  'RecordAttempt',
  eventArguments,
  async ({ deps }, { at, batchId: batch = null, ...args }) => {
    const found = findKey(args)
    if (found.isErr()) return err(found.error)
    const shown = await showAttempt(deps, found.value, { at, batch })
    return shown.map(({ record, changes, isKept, ...attempt }) => ({
      ...attempt,
      changes: changes.map(changeView),
      recordJson: jsonText(record),
      canReplay: isKept,
    }))
  },
)

/** `Mutation.replayRecord`. */
export const replayRecord = answer(
  'Batch',
  historyArguments.extend({ at: z.string().max(40), batchId: ulid }),
  async ({ deps }, { at, batchId: batch, ...args }) => {
    const found = findKey(args)
    if (found.isErr()) return err(found.error)
    const replayed = await replay(deps, { ...found.value, event: { at, batch }, id: newUlid(deps.now()) })
    return replayed.map((job) => batchView(job, deps.now()))
  },
)

function findKey({ flow: name, ref }: z.output<typeof historyArguments>) {
  const flow = flows[name]
  const key = flow.keySchema.safeParse(keyOf(ref, flow))
  return key.success
    ? ok({ flow, key: key.data })
    : fail('invalid_parameter', invalidRecord(key.error.issues).detail)
}

function eventView({ batch, outcome, code, mappingVersion, at, fields }: LedgerEvent): RecordEvent {
  return {
    ...{ at, fields },
    outcome: outcomeName(outcome),
    batchId: batch,
    code,
    title: titleFor(code),
    help: helpFor(code),
    mappingVersion: mappingVersion ?? null,
  }
}
