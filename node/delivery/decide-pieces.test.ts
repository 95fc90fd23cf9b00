import { accepted } from '../testing/deps'
import { flows } from '../flows'
import { decide } from './decide'
import { mergeEntries, type LedgerEntry } from './ledger'
import { entryAfter, type Run } from './sync/run'

const run = { flow: flows.prices, deps: { now: () => 0 }, options: { job: null } } as unknown as Run
const price = (order: number, fields: object) =>
  accepted('prices', { skuRef: 'A', ...fields }, 0, `01J0000000000000000000000${order}`)
const fixed = (priceTable: string, value: number) => ({ priceTable, value })
const list = (...fixedPrices: object[]) => ({ fixedPrices })
const whole = (...fixedPrices: object[]) => ({ fixedPrices, fixedPricesMode: 'replace' })

/** The ledger after records that came in this order. */
function ledgerAfter(...sent: [number, object][]): LedgerEntry {
  const entries = sent.map(([order, fields]) => {
    const record = price(order, fields)
    return entryAfter(run, record, record.record, '1', 'applied')
  })
  return entries.reduce((before, entry) => mergeEntries(before, entry))
}

function decided(entry: LedgerEntry, order: number, fields: object) {
  const decision = decide(flows.prices, price(order, fields), entry, { verify: false })
  return decision.kind === 'proceed' ? decision.record : decision.kind
}

const tables = (record: unknown) =>
  (record as { fixedPrices?: { priceTable: string; value: number }[] }).fixedPrices?.map(
    ({ priceTable, value }) => `${priceTable}=${value}`,
  )

it('drops a single fixed price that was set later, and keeps its neighbour', () => {
  const entry = ledgerAfter([5, list(fixed('1', 9))])
  expect(tables(decided(entry, 3, list(fixed('1', 1), fixed('2', 2))))).toEqual(['2=2'])
  expect(decided(entry, 3, list(fixed('1', 1)))).toBe('stale')
})

it('drops all single fixed prices when the whole list was set later', () => {
  const entry = ledgerAfter([5, whole(fixed('1', 9))])
  expect(decided(entry, 3, list(fixed('1', 1), fixed('2', 2)))).toBe('stale')
  expect(decided(entry, 3, { ...list(fixed('2', 2)), listPrice: 4 })).toEqual({
    skuRef: 'A',
    listPrice: 4,
    fixedPricesMode: 'merge',
  })
})

it('spares single fixed prices that were set later when an older whole list comes', () => {
  const entry = ledgerAfter([2, list(fixed('old', 7))], [5, list(fixed('1', 9), fixed('new', 8))])
  const record = decided(entry, 3, whole(fixed('1', 1), fixed('2', 2)))
  expect(record).toMatchObject({ fixedPricesMode: 'replace' })
  expect(tables(record)?.sort()).toEqual(['1=9', '2=2', 'new=8'])
})

it('drops an older whole list when a whole list was set later', () => {
  const entry = ledgerAfter([5, whole()])
  expect(decided(entry, 3, whole(fixed('1', 1)))).toBe('stale')
  expect(decided(entry, 6, whole(fixed('1', 1)))).toMatchObject({ fixedPricesMode: 'replace' })
})

it.each([
  [{ listPrice: 4 }, { basePrice: 1, listPrice: 2 }, { basePrice: 1 }],
  [{ basePrice: 4 }, { costPrice: 2, listPrice: 3 }, { costPrice: 2, listPrice: 3 }],
])('after %j, of the older %j applies %j', (later, older, left) => {
  const record = decided(ledgerAfter([5, later]), 3, older)
  expect(record).toEqual({ skuRef: 'A', fixedPricesMode: 'merge', ...left })
})
