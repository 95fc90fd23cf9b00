import type { OrderUpdate } from './feed'
import type { Filter } from './filter'

/** Where an appKey wants the updates of orders posted. */
export interface Hook {
  filter: Filter
  url: string
  headers: Record<string, string>
  fired: Set<string>
  /** When something was last posted, ms. */
  lastPostAt: number
}

/** A call to a hook. */
export interface HookCall {
  url: string
  headers: Record<string, string>
  body: unknown
}

export const ping = { hookConfig: 'ping' }

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Why VTEX would not take an address; null when it does. VTEX takes https alone; the sandbox this machine's http too. */
export function refuseAddress(url: string): string | null {
  const { protocol, hostname } = URL.canParse(url) ? new URL(url) : { protocol: '', hostname: '' }
  if (protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname)))
    // No call leaves this machine.
    return loopback.has(hostname) ? null : 'Unable to check address'
  return protocol === 'http:' ? 'Only https scheme is accepted' : 'Unable to check address'
}

/** The call that tells a hook of an update. */
export function callOf({ url, headers }: Hook, account: string, key: string, update: OrderUpdate): HookCall {
  return {
    url,
    headers,
    body: {
      Domain: update.domain,
      OrderId: update.orderId,
      State: update.state,
      LastState: update.lastState,
      LastChange: update.lastChange,
      CurrentChange: update.currentChange,
      Origin: { Account: account, Key: key },
    },
  }
}
