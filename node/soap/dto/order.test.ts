import Big from 'big.js'
import fc from 'fast-check'
import { canonicalOrder } from '../../orders/canonical'
import { vtexOrder } from '../../testing/orders'
import { orderDto } from './order'
import { codeOf, orderStatuses, statusNamed } from './order-status'
import { byClock, instantByClock } from './text'

const shown = (changes: Parameters<typeof vtexOrder>[0]) =>
  orderDto({ ...canonicalOrder(vtexOrder(changes)), erp: null })

const sum = (amounts: (string | null)[]): number =>
  Number(amounts.reduce((all, each) => all.plus(each ?? 0), new Big(0)))

const anyLines = fc.array(
  fc.record({ quantity: fc.integer({ min: 1, max: 9 }), price: fc.nat(5_000), off: fc.nat(300) }),
  { minLength: 1, maxLength: 4 },
)

it('makes an item of every unit, and they come to the order to the cent', () => {
  fc.assert(
    fc.property(anyLines, fc.nat(3_000), (lines, shipping) => {
      const items = lines.map(({ quantity, price, off }, index) => ({
        ...{ id: String(index + 7), quantity, price, seller: '1' },
        priceTags: [{ value: -Math.min(off, price * quantity) }],
      }))
      const gross = lines.reduce((all, { quantity, price }) => all + quantity * price, 0)
      const off = items.reduce((all, { priceTags }) => all - (priceTags[0]?.value ?? 0), 0)
      const totals = [
        { id: 'Items', value: gross },
        { id: 'Discounts', value: -off },
        { id: 'Shipping', value: shipping },
      ]
      const logisticsInfo = items.map((_, itemIndex) => ({
        itemIndex,
        selectedSla: itemIndex % 2 ? 'A' : 'B',
      }))
      const order = shown({ items, totals, value: gross - off + shipping, shippingData: { logisticsInfo } })
      const units = (order.OrderDeliveries ?? []).flatMap(({ OrderItems }) => OrderItems ?? [])
      expect(units).toHaveLength(lines.reduce((all, { quantity }) => all + quantity, 0))
      expect(new Set(units.map(({ Id }) => Id)).size).toBe(units.length)
      expect(sum(units.map(({ Cost }) => Cost))).toBe(gross / 100)
      expect(sum(units.map(({ CostOff }) => CostOff))).toBe((gross - off) / 100)
      expect(sum(units.map(({ ShippingCost }) => ShippingCost))).toBe(shipping / 100)
      expect(Number(order._CostFinal)).toBe((gross - off + shipping) / 100)
    }),
    { numRuns: 100 },
  )
})

it('shows an order of which VTEX says little', () => {
  const order = shown({ shippingData: null, salesChannel: null, sequence: null, packageAttachment: null })
  expect(order).toMatchObject({ Address: null, Id: null, StoreId: 0, OrderDeliveries: [{ Id: 1 }] })
})

it('knows a company by its own document', () => {
  const clientProfileData = { isCorporate: true, document: '1', corporateDocument: '2' }
  expect(shown({ clientProfileData }).Client).toMatchObject({ CpfCnpj: '2', IsCorporate: true })
})

it.each([
  ['CAP', 'ready-for-handling'],
  ['erp', 'handling'],
  ['Invoiced', 'invoiced'],
  ['constructor', null],
  ['', null],
])('the status %p is %p', (code, name) => {
  expect(statusNamed(code)).toBe(name)
})

it('lists every status by a code that is understood', () => {
  for (const { Id, Description } of orderStatuses) expect(statusNamed(Id)).toBe(Description)
  expect(codeOf('handling')).toBe('ERP')
})

it('reads and writes dates without a zone by one clock', () => {
  expect(byClock('2026-03-01T01:30:00.000Z')).toBe('2026-02-28T22:30:00')
  expect(instantByClock('2026-02-28T22:30:00')).toBe('2026-02-28T22:30:00-03:00')
  expect(instantByClock('2026-02-28T22:30:00Z')).toBe('2026-02-28T22:30:00Z')
})
