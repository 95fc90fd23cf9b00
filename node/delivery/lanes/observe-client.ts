import type { InstanceOptions } from '@vtex/api'
import type { LaneGate } from './lane-gate'
import type { CallKind } from './limits'
import { noteCall } from './record-calls'

type Middleware = NonNullable<InstanceOptions['middlewares']>[number]

interface Answer {
  status: number
  headers: Record<string, string | undefined>
}

/**
 * A middleware for HttpClient that tells the lane's gate status, headers and duration of every answer of VTEX, also of
 * refusals; lost calls have none, and answers from memory are not VTEX's. The client's `metric` is the route. All of
 * them, lost ones too, are noted for the record they were made for (recordCalls).
 * In `apiOptions`: `middlewares: [...(options?.middlewares ?? []), observeLane(laneOf(account, workspace, lane))]`.
 */
export function observeLane(gate: Pick<LaneGate, 'observe'>, now: () => number = Date.now): Middleware {
  return async (context, next) => {
    const sentAt = now()
    const note = (status: number, milliseconds: number) => {
      const { method = 'get', baseURL = '', url = '' } = context.config
      noteCall(method, `${baseURL}${url}`, status, milliseconds)
    }
    const report = ({ status, headers }: Answer) => {
      const milliseconds = now() - sentAt
      note(status, milliseconds)
      gate.observe({
        kind: kindOf(context.config.method),
        route: context.config.metric,
        status,
        headers,
        milliseconds,
      })
    }
    try {
      await next()
    } catch (error) {
      const refused = (error as { response?: Answer } | null)?.response
      if (refused) report(refused)
      else note(0, now() - sentAt)
      throw error
    }
    const isFromMemory = context.memoizedHit || context.inflightHit || context.cacheHit
    if (context.response && !isFromMemory) report(context.response)
  }
}

function kindOf(method = 'get'): CallKind {
  switch (method.toLowerCase()) {
    case 'get':
    case 'head':
    case 'options':
      return 'read'
    case 'delete':
      return 'delete'
    default:
      return 'write'
  }
}
