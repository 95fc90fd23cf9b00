import { z } from 'zod'
import { catalogue } from '../errors/catalogue'
import { listUses, type CalledOperation } from '../soap/use'
import { cursor, limit, optional, source } from './arguments'
import { show } from './resolver'
import type { SoapOperation, SoapState } from './schema-types'

/** Beyond this a number is none of GraphQL's. */
const MOST_CALLS = 2 ** 31 - 1

const listArguments = z.object({
  source: optional(source),
  onlyFaults: optional(z.boolean()),
  limit: limit(50, 200),
  cursor: optional(cursor.regex(/^\d{1,7}$/, 'must be the cursor of a page')),
})

/** `Query.soapOperations`. */
export const soapOperations = show(listArguments, async ({ deps }, { limit, cursor, ...filter }) => {
  const { operations, sources } = await listUses(deps, filter)
  const from = Number(cursor ?? 0)
  const next = from + limit
  return {
    operations: operations.slice(from, next).map(operationView),
    total: operations.length,
    sources,
    cursor: next < operations.length ? String(next) : null,
  }
})

function operationView(called: CalledOperation): SoapOperation {
  const { lastAnsweredAt: _, calls, faults, lastFault, ...shown } = called
  return {
    ...shown,
    state: stateOf(called),
    calls: Math.min(calls, MOST_CALLS),
    faults: Math.min(faults, MOST_CALLS),
    lastFault: lastFault && { ...lastFault, ...wordsOf(lastFault.code) },
  }
}

/** Of a call and a fault at the same moment the fault counts. */
function stateOf({ operation, instead, lastAnsweredAt, lastFault }: CalledOperation): SoapState {
  if (operation === null || instead !== null) return 'NOT_ANSWERED'
  return lastFault && lastFault.at >= (lastAnsweredAt ?? '') ? 'FAILED' : 'ANSWERED'
}

function wordsOf(code: keyof typeof catalogue) {
  const { title, owner, help } = catalogue[code]
  return { title, owner, help }
}
