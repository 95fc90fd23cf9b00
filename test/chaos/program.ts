import fc from 'fast-check'
import type { Value } from './model'

/** A record of the program: `sku` counts the store's SKUs from 0. */
export interface ProgramRecord {
  flow: 'prices' | 'inventory'
  sku: number
  /** Only of stock. */
  warehouse?: string
  fields: Readonly<Record<string, unknown>>
  /** What VTEX holds of it afterwards. */
  sets: Readonly<Record<string, Value>>
}

/** One call of the ERP; milliseconds are waited before it. */
export type ProgramCall = { pause: number } & (
  | { kind: 'batch'; flow: ProgramRecord['flow']; records: ProgramRecord[] }
  | { kind: 'put'; record: ProgramRecord; park: boolean }
)

/** Trouble for one kind of call; `times` bounds it, so that retries get through in the end. */
export interface Trouble {
  target: 'vbase' | 'pricing' | 'stock'
  method: string
  action:
    | { kind: 'status'; status: number; headers?: Record<string, string> }
    | { kind: 'apply-then-fail'; status: number }
    | { kind: 'apply-then-timeout' }
    | { kind: 'delay'; ms: number }
  probability: number
  times: number
  seed: number
}

/** What a store lives through: some calling systems side by side, and the weather they work in. */
export interface Program {
  actors: ProgramCall[][]
  troubles: Trouble[]
}

/** `killed`: all workers die now and then, calls time out, and some SKUs arrive only later. */
export type Kind = 'plain' | 'killed'

export const SKUS = 12
/** SKUs from here on do not exist at the start of a `killed` run. */
export const FIRST_LATE = 10
/** Every record of these SKUs is whole and carries a version. */
export const FIRST_VERSIONED = 8
export const WAREHOUSES = [
  { id: 'main', name: 'Main' },
  { id: 'north', name: 'North' },
]
export const TABLES = ['gold', 'wholesale'] as const

const amount = fc.integer({ min: 1_000, max: 9_999 }).map((cents) => cents / 100)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 1 })

const fixedPrices = fc
  .record({ gold: maybe(amount), wholesale: maybe(amount), isReplaced: fc.boolean() })
  .map(({ isReplaced, ...byTable }) => ({ isReplaced, byTable }))

/** A price record; a SKU with no price yet needs the base price. */
function price(sku: number): fc.Arbitrary<ProgramRecord> {
  const isWhole = sku >= FIRST_VERSIONED
  return fc
    .record({
      basePrice: isWhole ? amount : maybe(amount),
      listPrice: isWhole ? fc.option(amount) : maybe(fc.option(amount)),
      fixed: isWhole ? fc.constant(undefined) : maybe(fixedPrices),
      fallback: amount,
    })
    .map(({ basePrice, listPrice, fixed, fallback }) => {
      const isEmpty = basePrice === undefined && listPrice === undefined && !hasFixed(fixed)
      const amounts = defined({ basePrice: isEmpty ? fallback : basePrice, listPrice })
      return { flow: 'prices', sku, ...withFixed(amounts, fixed) }
    })
}

type Fixed = { isReplaced: boolean; byTable: Partial<Record<(typeof TABLES)[number], number>> } | undefined

const hasFixed = (fixed: Fixed): boolean =>
  fixed !== undefined && (fixed.isReplaced || Object.keys(defined(fixed.byTable)).length > 0)

function withFixed(
  amounts: Record<string, number | null>,
  fixed: Fixed,
): Pick<ProgramRecord, 'fields' | 'sets'> {
  if (!fixed || !hasFixed(fixed)) return { fields: amounts, sets: amounts }
  const sent = Object.entries(defined(fixed.byTable))
  const fields = {
    ...amounts,
    fixedPrices: sent.map(([priceTable, value]) => ({ priceTable, value })),
    fixedPricesMode: fixed.isReplaced ? 'replace' : 'merge',
  }
  const cleared = fixed.isReplaced ? TABLES.map((table) => [`fixed.${table}`, null]) : []
  const set = sent.map(([table, value]) => [`fixed.${table}`, value])
  return { fields, sets: { ...amounts, ...Object.fromEntries([...cleared, ...set]) } }
}

function stock(sku: number): fc.Arbitrary<ProgramRecord> {
  const isWhole = sku >= FIRST_VERSIONED
  const count = fc.integer({ min: 1, max: 500 })
  const days = fc.integer({ min: 1, max: 30 })
  const amounts: fc.Arbitrary<number | true | undefined> = isWhole
    ? count
    : fc.oneof({ weight: 6, arbitrary: count }, fc.constant<true>(true), {
        weight: 2,
        arbitrary: fc.constant(undefined),
      })
  return fc
    .record({
      warehouse: fc.constantFrom('main', 'north'),
      units: amounts,
      days: isWhole ? days : maybe(days),
      fallback: days,
    })
    .map(({ warehouse, units, days: given, fallback }): ProgramRecord => {
      const leadTime = units === undefined ? (given ?? fallback) : given
      const unlimited = units === true ? true : undefined
      const quantity = units === true ? undefined : units
      return {
        flow: 'inventory',
        sku,
        warehouse,
        fields: defined<unknown>({
          unlimited,
          quantity,
          leadTime: leadTime === undefined ? undefined : `P${leadTime}D`,
        }),
        sets: defined<Value>({
          unlimited: quantity === undefined ? unlimited : false,
          quantity,
          leadTimeDays: leadTime,
        }),
      }
    })
}

const anySku = fc.integer({ min: 0, max: SKUS - 1 })
/** Conflicts need refs that meet: most records are about two SKUs. */
const busySku = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 1 }) }, anySku)
const record = (flow: ProgramRecord['flow']): fc.Arbitrary<ProgramRecord> =>
  busySku.chain((sku) => (flow === 'prices' ? price(sku) : stock(sku)))
const flow = fc.constantFrom('prices' as const, 'inventory' as const)
const pause = fc.integer({ min: 0, max: 80 })

const batch = flow.chain((name) =>
  fc.record({
    kind: fc.constant('batch' as const),
    pause,
    flow: fc.constant(name),
    records: fc.array(record(name), { minLength: 1, maxLength: 12 }),
  }),
)
const put = fc.record({
  kind: fc.constant('put' as const),
  pause,
  record: flow.chain(record),
  park: fc.boolean(),
})
const actor = fc.array(fc.oneof<fc.Arbitrary<ProgramCall>[]>(batch, put, put, put), {
  minLength: 2,
  maxLength: 6,
})

const status = (code: number, headers?: Record<string, string>): Trouble['action'] => ({
  kind: 'status',
  status: code,
  ...(headers && { headers }),
})
const afterwards = (code: number): Trouble['action'] => ({ kind: 'apply-then-fail', status: code })
const slow: Trouble['action'] = { kind: 'delay', ms: 250 }

type Possible = Pick<Trouble, 'target' | 'method' | 'action'>
const possible: Possible[] = [
  { target: 'vbase', method: 'PUT', action: status(500) },
  { target: 'vbase', method: 'PUT', action: status(412) },
  { target: 'vbase', method: 'PUT', action: afterwards(500) },
  { target: 'vbase', method: 'GET', action: status(500) },
  { target: 'vbase', method: 'DELETE', action: status(500) },
  { target: 'vbase', method: 'PUT', action: slow },
  { target: 'pricing', method: 'PUT', action: status(429, { 'retry-after': '1' }) },
  { target: 'pricing', method: 'PUT', action: status(500) },
  { target: 'pricing', method: 'PUT', action: afterwards(500) },
  { target: 'pricing', method: 'POST', action: afterwards(503) },
  { target: 'pricing', method: 'GET', action: status(503) },
  { target: 'pricing', method: 'PUT', action: slow },
  { target: 'pricing', method: 'GET', action: slow },
  { target: 'stock', method: 'PATCH', action: status(423) },
  { target: 'stock', method: 'PATCH', action: status(429) },
  { target: 'stock', method: 'PATCH', action: afterwards(500) },
  { target: 'stock', method: 'PUT', action: afterwards(500) },
  { target: 'stock', method: 'PUT', action: status(423) },
  { target: 'stock', method: 'GET', action: status(500) },
  { target: 'stock', method: 'PATCH', action: slow },
  { target: 'stock', method: 'GET', action: slow },
]
const lost: Possible[] = [
  { target: 'pricing', method: 'PUT', action: { kind: 'apply-then-timeout' } },
  { target: 'stock', method: 'PATCH', action: { kind: 'apply-then-timeout' } },
]

const trouble = (choices: Possible[]): fc.Arbitrary<Trouble> =>
  fc
    .record({
      choice: fc.constantFrom(...choices),
      percent: fc.integer({ min: 3, max: 40 }),
      times: fc.integer({ min: 1, max: 6 }),
      seed: fc.integer({ min: 1, max: 1_000_000 }),
    })
    .map(({ choice, percent, times, seed }) => ({
      ...choice,
      probability: percent / 100,
      times: choice.action.kind === 'apply-then-timeout' ? 1 : times,
      seed,
    }))

/** All that a seed stands for. */
export function programOf(kind: Kind): fc.Arbitrary<Program> {
  return fc.record({
    actors: fc.array(actor, { minLength: 3, maxLength: 5 }),
    troubles: fc.array(trouble(kind === 'killed' ? [...possible, ...lost] : possible), {
      minLength: 2,
      maxLength: 6,
    }),
  })
}

function defined<T>(fields: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, T] => field[1] !== undefined),
  )
}
