import { err, ok, type Result } from 'neverthrow'
import { ulid } from 'ulidx'
import type { GiftCards } from '../../clients/gift-cards'
import type { Resource } from '../../clients/license-manager'
import type { Deps } from '../../delivery/deps'
import type { RecordResult } from '../../delivery/outcome'
import { invalidFields } from '../../delivery/record'
import { syncOne } from '../../delivery/sync-one'
import { failure, type Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { FlowClients, FlowName } from '../../flows/flow'
import type { OrderDeps } from '../../orders/deps'
import { noteUse } from '../../sources/note-use'
import type { OperationName, ParametersOf, ResultsOf } from '../contract'
import { inWordsOf } from './field-names'

export type Answer<T> = Promise<Result<T, Failure>>

/** What an operation works with. */
export interface Call {
  deps: Deps
  /** VTEX's clients; every call counts against its lane and ends with the deadline. */
  clients: FlowClients
  orders: OrderDeps
  giftCards: Pick<GiftCards, 'byId' | 'create' | 'addTransaction' | 'transactionsOf' | 'transaction'>
  /** Name of the calling system. */
  source: string
  /** Milliseconds since 1970 after which nothing is begun. */
  deadline: number
  /** Whether the caller may do what only part of the operation is about. */
  may(anyOf: readonly Resource[]): Answer<void>
}

/** An operation this app answers; `anyOf` as in the routes of REST. */
export interface Handled<O extends OperationName> {
  anyOf: readonly Resource[]
  handle(parameters: ParametersOf<O>, call: Call): PromiseLike<Result<ResultsOf<O>, Failure>>
}

/** An operation of the WebService that this app does not answer, and what to use instead. */
export interface NotSupported {
  instead: string
}

/** Some operations, each with what answers it. */
export type Operations = { readonly [O in OperationName]?: Handled<O> }

/** A record that VTEX is to be brought to, in the canonical shape of its flow; fields that are undefined stay. */
type WantedRecord = Readonly<Record<string, unknown>>

/** Brings VTEX to a record as REST does, and compares with VTEX always: others change it too. */
export async function write(call: Call, flow: FlowName, record: WantedRecord): Answer<RecordResult> {
  const { deps, source, deadline } = call
  await noteUse(deps, source, flow)
  const sent = Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
  const options = { dryRun: false, verify: true, park: false, source, deadline }
  let result = await syncOne(deps, { flow: flows[flow], record: sent, ...options })
  // Another call of the same record was accepted later and overtook it: then this one is the later.
  if (result.isOk() && result.value.outcome === 'skipped')
    result = await syncOne(deps, { flow: flows[flow], record: sent, ...options })
  if (result.isErr()) return err(inWordsOf(flow, result.error))
  const { outcome, code, message, errors, retryAfter } = result.value
  if (outcome === 'applied' || outcome === 'unchanged') return ok(result.value)
  const more = { errors, ...(retryAfter !== undefined && { retryAfter }) }
  return err(inWordsOf(flow, failure(code ?? 'internal', message ?? undefined, more)))
}

/** The ref of a record that VTEX gives an id when it is made: nothing else is found under it. */
export const refOfNew = (): string => `soap:${ulid()}`

/** A parameter that names something: VTEX's ids begin at 1, and an absent number is 0 in .NET. */
export function idIn(name: string, value: number | null): Result<string, Failure> {
  return value !== null && value > 0 ? ok(String(value)) : missing(name, 'must be an id of VTEX, 1 or more')
}

/** A parameter that has to be there. */
export function given<T>(name: string, value: T | null): Result<T, Failure> {
  return value === null || value === '' ? missing(name, 'is required') : ok(value)
}

function missing(name: string, message: string): Result<never, Failure> {
  return refused(name, 'required', message)
}

/** A parameter, or a field of one (`client/Email`), that cannot be taken as it is. */
export function refused(name: string, code: string, message: string): Result<never, Failure> {
  return err(invalidFields([{ pointer: `/${name}`, code, message }]))
}
