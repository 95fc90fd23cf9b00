/** Answers to the query ErpOverview. */
export interface Day {
  flow: string
  applied: number
  unchanged: number
  failed: number
  other: number
}

const finding = (guard: string, count: number, total: number) => ({
  __typename: 'GuardFinding',
  guard,
  mode: 'hold',
  message: `${count} of ${total} records would do harm`,
  count,
  total,
})

const held = (id: string, flow: string, guard: string, count: number, total: number) => ({
  __typename: 'Batch',
  id,
  flow,
  source: 'vtexappkey-demo-ABCDEF',
  findings: [finding(guard, count, total)],
})

const codes = (table: string, count: number) => ({
  __typename: 'UnknownCodes',
  source: 'vtexappkey-demo-ABCDEF',
  table,
  count,
})

const day = (flow: string, applied: number, unchanged: number, failed = 0, other = 0) => ({
  __typename: 'FlowDay',
  flow,
  applied,
  unchanged,
  failed,
  other,
  hours: Array.from({ length: 24 }, (_, hour) => Math.round((applied + unchanged) * ((hour % 7) / 60))),
})

const lane = (name: string, perSecond: number, limitPerSecond: number, paused = {}) => ({
  __typename: 'LaneSpeed',
  lane: name,
  perSecond,
  limitPerSecond,
  isPaused: false,
  pausedUntil: null,
  pausedWhy: null,
  ...paused,
})

const allDone = {
  __typename: 'GettingStarted',
  hasSource: true,
  hasCall: true,
  hasMapping: true,
  hasPreview: true,
  hasPublished: true,
  hasApplied: true,
}
const noneDone = Object.fromEntries(
  Object.entries(allDone).map(([name, value]) => [name, value === true ? false : value]),
)

const quiet = {
  __typename: 'Overview',
  heldBatches: [],
  unknownCodes: [],
  problems: [],
  stuckBatches: 0,
  waitingRecords: 0,
  troubledOrders: 0,
  flows: [] as object[],
  lanes: [lane('catalog', 0, 240), lane('pricing', 0, 33), lane('logistics', 0, 0)],
  gettingStarted: allDone as object,
}

const overview = (fields: object) => ({ body: { data: { overview: { ...quiet, ...fields } } } })

/** Nothing was ever sent. */
export const emptyAccount = overview({ gettingStarted: noneDone })

/** The first call came in; it was not applied yet. */
export const firstCallReceived = overview({ gettingStarted: { ...noneDone, hasSource: true, hasCall: true } })

/** Works, without a mapping; nothing needs a person. */
export const allQuiet = overview({
  flows: [day('prices', 295, 0)],
  gettingStarted: { ...allDone, hasMapping: false, hasPreview: false, hasPublished: false },
})

/** A busy store with everything that can need a person. */
export const busy = overview({
  heldBatches: [
    held('01KB8Z4YH2Q6R9T3V5W7X1N0PE', 'inventory', 'stock_zeroed', 456, 1200),
    held('01KB8Z4YH2Q6R9T3V5W7X1N0PF', 'prices', 'price_dropped', 3, 500),
  ],
  unknownCodes: [codes('warehouse', 3), codes('category', 9)],
  problems: [
    {
      __typename: 'Problem',
      code: 'sku_not_found',
      title: 'The SKU does not exist in VTEX',
      flow: 'prices',
      records: 214,
    },
    {
      __typename: 'Problem',
      code: 'vtex_refused',
      title: 'VTEX refused the change',
      flow: 'skus',
      records: 1,
    },
  ],
  stuckBatches: 1,
  waitingRecords: 12345,
  troubledOrders: 7,
  flows: [
    day('products', 18, 492, 0, 2),
    day('skus', 12, 1031, 1),
    day('prices', 295, 10_450, 214),
    day('inventory', 46_012, 912_345, 0, 1200),
  ],
  lanes: [
    lane('catalog', 12.34, 240),
    lane('pricing', 31, 33),
    lane('logistics', 0, 0, {
      isPaused: true,
      pausedUntil: '2026-03-04T15:10:11Z',
      pausedWhy: 'rate-limited',
    }),
  ],
})
