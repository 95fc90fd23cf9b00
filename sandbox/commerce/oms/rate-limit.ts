import type { Handler, RouteDefinition } from '../routes'
import type { Context } from '../routes'
import { omsError } from './answers'

/** Reads of orders a minute and account; 429 beyond. Writes have no published limit. */
const READS_PER_MINUTE = 6_000

/** Counts reads by the minute. */
export function limited({ now }: Pick<Context, 'now'>): (definition: RouteDefinition) => Handler {
  return ({ method, handle }) => {
    if (method !== 'GET') return handle
    return (call) => {
      const minute = Math.floor(now() / 60_000)
      const known = call.state.callCounts.get('orders')
      const calls = known?.minute === minute ? known.calls + 1 : 1
      call.state.callCounts.set('orders', { minute, calls })
      return calls > READS_PER_MINUTE ? omsError(429, 'OMS429', 'Too many requests.') : handle(call)
    }
  }
}
