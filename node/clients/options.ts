import type { InstanceOptions, IOContext } from '@vtex/api'
import { laneOf, observeLane, type LaneName } from '../delivery/lanes'
import { patienceOf } from './patience'

/** Only the sandbox's tests set it, so that a VTEX that never answers does not take its real time. */
const { ERP_INTEGRATOR_PATIENCE_MS } = process.env

/** How long a client waits, milliseconds; shorter where the process was told so. */
export const ownPatience = (timeout: number): number => patienceOf(timeout, ERP_INTEGRATOR_PATIENCE_MS)

/**
 * Options every client of a VTEX API shares: the app's token for the API's own authorisation, https behind the
 * IO proxy, the lane that learns from every answer, no retries (HttpClient repeats timed out POSTs) and no memory (reads are merged into writes).
 */
export function apiOptions(
  context: IOContext,
  options: InstanceOptions | undefined,
  { timeout, lane }: { timeout: number; lane?: LaneName },
): InstanceOptions {
  const observers = lane ? [observeLane(laneOf(context.account, context.workspace, lane))] : []
  return {
    ...options,
    middlewares: [...(options?.middlewares ?? []), ...observers],
    timeout: ownPatience(timeout),
    retries: 0,
    memoizable: false,
    headers: {
      ...options?.headers,
      VtexIdclientAutCookie: context.authToken,
      'X-Vtex-Use-Https': 'true',
    },
  }
}
