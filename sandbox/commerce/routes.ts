import type { ApiRequest, ApiResponse, ApiRoute } from '../http'
import { text } from './answers'
import type { FetchImage } from './catalog/fetch-image'
import type { HookCall } from './oms/feed/hook'
import type { Oms } from './oms/move'
import type { AccountState } from './state'
import type { Tuning } from './tuning'

/** What every emulated module gets from the sandbox. */
export interface Context {
  strict: boolean
  /** Milliseconds since 1970. */
  now(): number
  /** For how many milliseconds after a stock write the same SKU and warehouse stay locked. */
  lockWindowMs: number
  /** How Catalog lags and deadlocks; changed while the sandbox runs. */
  tuning: Tuning
  fetchImage: FetchImage
  /** Whether a hook answers 200 in time. */
  pingHook(call: HookCall): Promise<boolean>
  /** Told of each write of Catalog that was refused as deadlocked. */
  onDeadlock(): void
  /** How orders move, and who is told. */
  oms: Oms
  accountOf(name: string): AccountState | undefined
}

/** One request with the state of the account that it addresses. */
export interface Call {
  state: AccountState
  request: ApiRequest
  params: Record<string, string>
}

export type Answered = ApiResponse | Promise<ApiResponse>

export type Handler = (call: Call) => Answered

export interface RouteDefinition {
  method: ApiRoute['method']
  template: string
  resources: readonly string[]
  handle: Handler
}

/** Wraps a module's handlers, e.g. with a rate limit. */
export type Guard<Definition extends RouteDefinition = RouteDefinition> = (definition: Definition) => Handler

/** Turns definitions into routes: finds the account's state, then runs the guarded handler. */
export function toRoutes<Definition extends RouteDefinition>(
  context: Context,
  definitions: readonly Definition[],
  guard?: Guard<Definition>,
): ApiRoute[] {
  return definitions.map((definition) => {
    const handle = guard ? guard(definition) : definition.handle
    return {
      method: definition.method,
      template: definition.template,
      resources: definition.resources,
      handle: (request, params) => {
        const state = context.accountOf(request.account)
        return state ? handle({ state, request, params }) : text(404, `Account ${request.account} not found.`)
      },
    }
  })
}

/** A path parameter. The router has matched the template, so it is there. */
export function param(call: Call, name: string): string {
  return call.params[name] ?? ''
}
