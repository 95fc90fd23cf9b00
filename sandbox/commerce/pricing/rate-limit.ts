import type { ApiResponse } from '../../http'
import type { AccountState } from '../state'
import type { Answered, Context, Guard } from '../routes'

interface Limit {
  perSecond: number
  credits: number
}

// Pricing API, "Rate limits per route". PATCH is not in the table; assumption: as POST and PUT.
const limits: Partial<Record<string, Limit>> = {
  POST: { perSecond: 33, credits: 500 },
  PUT: { perSecond: 33, credits: 500 },
  PATCH: { perSecond: 33, credits: 500 },
  DELETE: { perSecond: 16, credits: 300 },
}
// GET is "under review": never refused here, and its headers show untouched credits (assumption).
const unlimited = { perSecond: 33, credits: 500 }

/**
 * Pricing's limit per route and account: so many calls a second, burst credits on top. One token bucket
 * holds both: it is as large as the credits plus one second's calls and refills at the rate per second.
 * A refused call is answered 429 with Retry-After and not processed.
 */
export function pricingLimit({ now }: Context): Guard {
  return ({ method, template, handle }) => {
    const limit = limits[method]
    const key = `${method} ${template}`
    return (call) => {
      if (!limit) return withHeaders(handle(call), headers(unlimited, unlimited.credits))
      const bucket = refill(call.state, key, limit, now())
      if (bucket.tokens < 1) return refused(limit, bucket.tokens)
      bucket.tokens -= 1
      return withHeaders(handle(call), headers(limit, bucket.tokens))
    }
  }
}

function refill({ buckets }: AccountState, key: string, { perSecond, credits }: Limit, now: number) {
  const capacity = credits + perSecond
  const bucket = buckets.get(key) ?? { tokens: capacity, at: now }
  const idleMs = Math.max(0, now - bucket.at)
  bucket.tokens = Math.min(capacity, bucket.tokens + (idleMs * perSecond) / 1000)
  bucket.at = now
  buckets.set(key, bucket)
  return bucket
}

function headers({ perSecond, credits }: Limit, tokens: number): Record<string, string> {
  return {
    'Ratelimit-Limit': String(credits),
    'Ratelimit-Remaining': String(Math.min(credits, Math.floor(tokens))),
    'Ratelimit-Reset': String(Math.ceil(Math.max(0, credits - tokens) / perSecond)),
  }
}

function refused(limit: Limit, tokens: number): ApiResponse {
  const retryAfter = Math.max(1, Math.ceil((1 - tokens) / limit.perSecond))
  return {
    status: 429,
    headers: { ...headers(limit, tokens), 'Retry-After': String(retryAfter) },
    body: 'Too many requests',
  }
}

function withHeaders(answer: Answered, added: Record<string, string>): Answered {
  if (answer instanceof Promise) return answer.then((response) => withHeaders(response, added))
  return { ...answer, headers: { ...answer.headers, ...added } }
}
