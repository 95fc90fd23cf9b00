import { err } from 'neverthrow'
import { z } from 'zod'
import type { LedgerEvent } from '../delivery/ledger'
import { helpFor } from '../delivery/outcome'
import { waitingFor } from '../delivery/parking'
import { codesWaitedFor, type WaitedCode } from '../mapping/waiting'
import { showHistory } from '../delivery/show-history'
import { invalidRecord } from '../delivery/record'
import { failure } from '../errors/failure'
import { flows } from '../flows'
import { flowName, keyParts, limit, ref as refArgument } from './arguments'
import { answer, show } from './resolver'
import type { RecordEvent } from './schema-types'
import { outcomeName, titleFor } from './views'

const historyArguments = z.object({ flow: flowName, ref: refArgument })

/** `Query.waiting`. */
export const waiting = show(z.object({ limit: limit(100, 1_000) }), async ({ deps }, args) => {
  await deps.tick()
  const [found, waited] = await Promise.all([waitingFor(deps, args.limit), codesWaitedFor(deps)])
  const records = found.waiting.map(({ needs, ...rest }) => ({
    ...rest,
    needsFlow: needs.flow as string,
    needsRef: needs.ref,
  }))
  return {
    total: found.total + waited.records,
    waiting: [...waited.codes.map(codeView), ...records].slice(0, args.limit),
  }
})

/** A code is what is waited for, by its table and source. */
function codeView({ source, table, code, flow, ...rest }: WaitedCode) {
  return { ...rest, flows: [flow], needsFlow: 'code', needsRef: `${source}/${table}/${code}` }
}

/** `Query.recordHistory`. */
export const recordHistory = answer('RecordHistory', historyArguments, async ({ deps }, { flow, ref }) => {
  const { keySchema, keyFields } = flows[flow]
  const key = keySchema.safeParse(keyParts(ref, keyFields.length))
  if (!key.success) return err(failure('invalid_parameter', invalidRecord(key.error.issues).detail))
  const history = await showHistory(deps, flows[flow], key.data)
  return history.map(({ events, ...record }) => ({ ...record, events: events.map(eventView) }))
})

function eventView({ batch, outcome, code, mappingVersion, ...event }: LedgerEvent): RecordEvent {
  return {
    ...event,
    outcome: outcomeName(outcome),
    batchId: batch,
    code,
    title: titleFor(code),
    help: helpFor(code),
    mappingVersion: mappingVersion ?? null,
    source: null,
  }
}
