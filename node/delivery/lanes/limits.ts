/** A VTEX API family with one rate budget. */
export type LaneName = 'pricing' | 'logistics' | 'catalog' | 'orders' | 'masterdata'

export const callKinds = ['read', 'write', 'delete'] as const
export type CallKind = (typeof callKinds)[number]

/** Background work goes at the pace VTEX publishes; a call somebody waits for may also use the reserve. */
export type Priority = 'interactive' | 'background'

export interface Rate {
  /** Calls a second, for ever. */
  perSecond: number
  /** Calls VTEX lets pass beyond the rate; they come back at the rate. At least one second's worth. */
  burst: number
  /** The part of `burst` that background work leaves to interactive calls. */
  reserve: number
}

export interface LaneLimits {
  /** By kind of call; null where VTEX publishes no rate. */
  rates: Record<CallKind, Rate | null>
  /** Calls under way at once: where a process begins, and how far it may go up and down. */
  concurrency: { start: number; min: number; max: number }
}

const concurrency = { start: 8, min: 1, max: 48 }
const unpublished = { read: null, write: null, delete: null }
const catalogCalls: Rate = { perSecond: 240, burst: 240, reserve: 240 }

/** What VTEX publishes per account, as of 2026-03. A new family is one more row. */
export const laneLimits: Record<LaneName, LaneLimits> = {
  // Pricing API, "Rate limits per route". PATCH is not in its table: taken as POST and PUT. GET: under review.
  pricing: {
    rates: {
      read: null,
      write: { perSecond: 33, burst: 500, reserve: 200 },
      delete: { perSecond: 16, burst: 300, reserve: 120 },
    },
    concurrency,
  },
  // Logistics API names no rate; only a second write to the same SKU and warehouse is refused (423).
  logistics: { rates: unpublished, concurrency },
  // Catalog API, introduction: 15,000 calls a minute per endpoint, 45,000 in all, no credits. A kind counts as one
  // endpoint, so three kinds fit the total; 240 a second on top of one second's burst stay below 15,000 a minute. Its
  // answers take some 200 ms: it needs twice the calls under way to keep that pace of reads and writes.
  catalog: {
    rates: { read: catalogCalls, write: catalogCalls, delete: catalogCalls },
    concurrency: { ...concurrency, max: 96 },
  },
  // Orders API: 6,000 reads a minute; of writes it says only that too many are refused. A minute that begins with the
  // burst stays below.
  orders: {
    rates: { read: { perSecond: 95, burst: 200, reserve: 100 }, write: null, delete: null },
    concurrency,
  },
  // Master Data names no rate. VTEX advises 5 to 10 calls under way, and answers 429 and 503 where they are too many.
  masterdata: { rates: unpublished, concurrency: { start: 5, min: 1, max: 10 } },
}

/** Every API family that is called at a pace, in the order people are shown. */
export const allLanes = Object.keys(laneLimits) as readonly LaneName[]
