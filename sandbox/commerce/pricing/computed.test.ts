import { openStore } from '../testing'

const price = '/pricing/prices/7'
const range = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' }
const rule = (percentualModifier: number, context = {}) => ({
  id: 1,
  context: { categories: {}, brands: {}, markupRange: null, dateRange: null, ...context },
  percentualModifier,
})

function openPriced() {
  const store = openStore()
  const fixedPrices = [
    { tradePolicyId: '1', value: 90, minQuantity: 1 },
    { tradePolicyId: '1', value: 80, minQuantity: 10 },
    { tradePolicyId: 'gold', value: 70, listPrice: 75, minQuantity: 1, dateRange: range },
  ]
  store.call('PUT', price, { basePrice: 100, costPrice: 50, listPrice: 120, fixedPrices })
  return store
}

it.each([
  ['the fixed price', '1', '', 90],
  ['the fixed price of the quantity', '1', '?quantity=10', 80],
  ['the fixed price of the period', 'gold', '', 70],
  ['the base price where there is none', 'b2b', '', 100],
])('computes %s', (_name, table, query, sellingPrice) => {
  expect(openPriced().call('GET', `${price}/computed/${table}${query}`).body).toMatchObject({
    tradePolicyId: table,
    sellingPrice,
    costPrice: 50,
  })
})

it('falls back to the base price when the period is over', () => {
  const { call, clock } = openPriced()
  clock.now = Date.parse(range.to)
  expect(call('GET', `${price}/computed/gold`).body).toMatchObject({ sellingPrice: 100, listPrice: 120 })
})

it('lists the tables that have a fixed price', () => {
  expect(openPriced().call('GET', `${price}/computed`).body).toMatchObject([
    { tradePolicyId: '1', sellingPrice: 90, listPrice: 120, priceValidUntil: '2027-03-01T12:00:00Z' },
    { tradePolicyId: 'gold', sellingPrice: 70, listPrice: 75, priceValidUntil: range.to },
  ])
})

it.each([
  ['every item', {}, '', 110],
  ['a brand that is asked for', { brands: { '5': 'Kiln' } }, '?brandId=5', 110],
  ['another brand', { brands: { '5': 'Kiln' } }, '?brandId=6', 100],
  ['a category among several', { categories: { '3': 'Mugs' } }, '?categoryIds=2&categoryIds=3', 110],
  ['a markup outside', { markupRange: { from: 0, to: 50 } }, '', 100],
  ['a period that is over', { dateRange: { from: '2025-01-01T00:00:00Z', to: range.from } }, '', 100],
])('applies a rule for %s', (_name, context, query, sellingPrice) => {
  const { call } = openPriced()
  expect(call('PUT', '/pricing/pipeline/catalog/b2b', { rules: [rule(10, context)] }).status).toBe(201)
  expect(call('GET', `${price}/computed/b2b${query}`).body).toMatchObject({ sellingPrice })
})

it('has no computed price without a price', () => {
  const { call } = openStore()
  expect(call('GET', `${price}/computed`).status).toBe(404)
  call('PATCH', `${price}/fixed`, [{ tradePolicyId: '1', value: 6 }])
  expect(call('GET', `${price}/computed/2`).status).toBe(404)
})

it('keeps rules per table', () => {
  const { call } = openStore()
  expect(call('GET', '/pricing/pipeline/catalog/b2b').status).toBe(404)
  call('PUT', '/pricing/pipeline/catalog/b2b', { rules: [rule(10)] })
  call('PUT', '/pricing/pipeline/catalog/b2b', { rules: [rule(20)] })
  const shown = rule(20, { stockStatuses: null, internalCategories: null })
  expect(call('GET', '/pricing/pipeline/catalog/b2b').body).toEqual({ tradePolicyId: 'b2b', rules: [shown] })
  expect(call('GET', '/pricing/pipeline/catalog').body).toEqual([{ tradePolicyId: 'b2b', rules: [shown] }])
  expect(call('PUT', '/pricing/pipeline/catalog/b2b', { rules: [{ id: 1 }] }).status).toBe(400)
})

it('lists the main policy, created tables and tables of fixed prices', () => {
  const { call } = openPriced()
  expect(call('PUT', '/pricing/tables/silver').status).toBe(200)
  call('PUT', '/pricing/tables/silver')
  expect(call('GET', '/pricing/tables').body).toEqual(['1', 'gold', 'silver'])
})

it('has settings', () => {
  const { call } = openStore()
  expect(call('GET', '/pricing/config').body).toMatchObject({ hasMigrated: true, defaultMarkup: 100 })
  expect(call('GET', '/pricing/migration').body).toEqual({ isActive: true, hasMigrated: true })
})
