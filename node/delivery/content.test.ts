import fc from 'fast-check'
import { flows } from '../flows'
import { accepted } from '../testing/deps'
import { contentOf, wholeOf, withContent } from './content'

const { inventory } = flows
const fields = fc
  .record(
    {
      quantity: fc.nat({ max: 9 }),
      leadTime: fc.constantFrom('P1D', 'P2D'),
      asOf: fc.constant('2026-01-01T00:00:00Z'),
      version: fc.nat({ max: 9 }),
    },
    { requiredKeys: ['quantity'] },
  )
  .map((each) => accepted('inventory', { skuRef: 'A', warehouse: 'main', ...each }).record)

it('is the record again with all its content', () => {
  fc.assert(
    fc.property(fields, (record) => {
      expect(withContent(inventory, record, contentOf(inventory, record))).toEqual(record)
    }),
    { seed: 20260301 },
  )
})

it('holds neither key nor instants', () => {
  const raw = { skuRef: 'A', warehouse: 'main', quantity: 0, asOf: '2026-01-01T00:00:00Z', version: 1 }
  expect(contentOf(inventory, accepted('inventory', raw).record)).toEqual({ quantity: 0, unlimited: false })
})

it.each([
  ['basePrice', 'basePrice'],
  ['fixedPrices:["1",1,null,null]', 'fixedPrices'],
  ['', ''],
])('%s belongs to %s', (piece, whole) => {
  expect(wholeOf(piece)).toBe(whole)
})
