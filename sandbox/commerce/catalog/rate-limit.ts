import type { AccountState } from '../state'
import type { Context, Guard } from '../routes'
import { jsonString } from '../answers'

const perAccount = 45_000
const perEndpoint = 15_000

/**
 * Catalog's limits: 45,000 calls a minute per account and 15,000 per endpoint, answered 429. Assumptions:
 * minutes of the clock, refused calls do not count, no Retry-After.
 */
export function catalogLimit({ now }: Context): Guard {
  return ({ method, template, handle }) => {
    const endpoint = `${method} ${template}`
    return (call) => {
      const minute = Math.floor(now() / 60_000)
      const account = countOf(call.state, 'account', minute)
      const own = countOf(call.state, endpoint, minute)
      if (account.calls >= perAccount || own.calls >= perEndpoint) return jsonString(429, 'Too many requests')
      account.calls += 1
      own.calls += 1
      return handle(call)
    }
  }
}

function countOf({ callCounts }: AccountState, key: string, minute: number) {
  const current = callCounts.get(key)
  if (current?.minute === minute) return current
  const fresh = { minute, calls: 0 }
  callCounts.set(key, fresh)
  return fresh
}
