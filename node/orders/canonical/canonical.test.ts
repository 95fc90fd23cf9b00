import fc from 'fast-check'
import type { VtexOrder, VtexOrderItem } from '../../clients/oms-order'
import { canonicalOrder, orderSchema, type Order } from '.'

const item = (changes: Partial<VtexOrderItem> = {}): VtexOrderItem => ({
  id: '1',
  quantity: 1,
  price: 1_000,
  ...changes,
})
const order = (changes: Partial<VtexOrder> = {}): VtexOrder => ({
  orderId: '17-01',
  value: 1_000,
  ...changes,
})
const totals = (amounts: Record<string, number>) =>
  Object.entries(amounts).map(([id, value]) => ({ id, value }))

const cents = (units: number): number => Math.round(units * 100)
const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

/** What must hold of every order. */
function expectToAddUp(shown: Order): void {
  const { items, discounts, shipping, tax, services, changes, value } = shown.totals
  expect(
    cents(items) - cents(discounts) + cents(shipping) + cents(tax) + cents(services) + cents(changes),
  ).toBe(cents(value))
  if (shown.lines.length > 0) {
    expect(sum(shown.lines.map(({ total }) => cents(total)))).toBe(cents(items) - cents(discounts))
    expect(sum(shown.lines.map(({ discount }) => cents(discount)))).toBe(cents(discounts))
  }
  for (const { components, total } of shown.lines)
    if (components.length > 0) expect(sum(components.map((each) => cents(each.total)))).toBe(cents(total))
  if (shown.deliveries.length > 0)
    expect(sum(shown.deliveries.map(({ price }) => cents(price)))).toBe(cents(shipping))
}

describe('money', () => {
  const component = fc.record({
    id: fc.constantFrom('7', '8'),
    quantity: fc.integer({ min: 1, max: 5 }),
    price: fc.integer({ min: 0, max: 50_000 }),
  })
  const anyItem = fc.record({
    id: fc.constantFrom('1', '2', '3'),
    quantity: fc.integer({ min: 1, max: 12 }),
    price: fc.integer({ min: 0, max: 200_000 }),
    unitMultiplier: fc.constantFrom(1, 1, 0.5, 2.35, 0.333),
    tax: fc.nat(100),
    priceTags: fc.array(
      fc.record({
        name: fc.constantFrom('discount@price-1', 'tax@price-2'),
        value: fc.integer({ min: -900, max: 0 }),
      }),
      { maxLength: 2 },
    ),
    components: fc.array(component, { maxLength: 3 }),
  })
  const anyOrder = fc
    .record({
      items: fc.array(anyItem, { minLength: 1, maxLength: 6 }),
      // VTEX's totals, of which its lines may differ by any rounding.
      Items: fc.integer({ min: 0, max: 2_000_000 }),
      Discounts: fc.integer({ min: -5_000, max: 0 }),
      Shipping: fc.nat(20_000),
      Tax: fc.nat(3_000),
      Interest: fc.nat(500),
      isOff: fc.integer({ min: -3_000, max: 3_000 }),
    })
    .map(({ items, isOff, ...amounts }) =>
      order({
        items,
        totals: totals(amounts),
        value: sum(Object.values(amounts)) + isOff,
        shippingData: {
          logisticsInfo: items.map((_, itemIndex) => ({
            itemIndex,
            sellingPrice: 100,
            deliveryIds: [{ warehouseId: String(itemIndex % 2) }],
          })),
        },
      }),
    )

  it('adds up to the cent, whatever VTEX rounds', () => {
    fc.assert(fc.property(anyOrder, (given) => expectToAddUp(canonicalOrder(given))))
  })

  it('moves no line by more than what VTEX’s totals ask for', () => {
    const rounded = order({
      value: 1_950,
      totals: totals({ Items: 2_000, Discounts: -50 }),
      items: [
        item({ quantity: 3, price: 333, priceDefinition: { total: 974 } }),
        item({ id: '2', price: 1_001, priceDefinition: { total: 976 } }),
      ],
    })
    expect(canonicalOrder(rounded).lines).toMatchObject([
      { unitPrice: 3.33, discount: 0.25, total: 9.74 },
      { unitPrice: 10.01, discount: 0.25, total: 9.76 },
    ])
  })

  it.each<[string, VtexOrderItem, number]>([
    ['its exact total', item({ priceDefinition: { total: 900 } }), 1],
    ['its price tags', item({ priceTags: [{ name: 'discount@price-a', value: -100 }] }), 1],
    ['the order’s totals alone', item(), 1],
    ['no tax among its price tags', item({ priceTags: [{ name: 'tax@price-a', value: -40 }] }), 1],
  ])('takes a line’s discount from %s', (_name, given, discount) => {
    const shown = canonicalOrder(
      order({ value: 900, totals: totals({ Items: 1_000, Discounts: -100 }), items: [given] }),
    )
    expect(shown.lines[0]?.discount).toBe(discount)
  })

  it('splits a kit by the worth of its parts, and evenly where VTEX gives them no price', () => {
    const parts = (prices: number[]) =>
      prices.map((price, index) => ({ id: String(index), quantity: 1, price }))
    const shown = (prices: number[]) =>
      canonicalOrder(
        order({ totals: totals({ Items: 1_000 }), items: [item({ components: parts(prices) })] }),
      ).lines[0]?.components.map(({ total }) => total)
    expect(shown([700, 200])).toEqual([7.78, 2.22])
    expect(shown([0, 0, 0])).toEqual([3.34, 3.33, 3.33])
  })

  it('counts as a change what the totals lack to the value', () => {
    const shown = canonicalOrder(
      order({ value: 1_160, totals: totals({ Items: 399 }), items: [item({ price: 3_990 })] }),
    )
    expect(shown.totals).toMatchObject({ items: 3.99, changes: 7.61, value: 11.6 })
    expect(shown.lines[0]?.total).toBe(3.99)
  })
})

describe('shape', () => {
  it('is valid of an order that lacks everything', () => {
    const shown = canonicalOrder({ orderId: 'x' })
    expect(orderSchema.parse(shown)).toEqual(shown)
    expect(shown).toMatchObject({ status: '', isCompleted: false, lines: [], shipTo: null, value: 0 })
  })

  it('never throws, and is valid, whatever VTEX leaves out', () => {
    const full: Required<Pick<VtexOrder, 'items' | 'shippingData' | 'paymentData' | 'packageAttachment'>> = {
      items: [
        item({ uniqueId: 'U1', components: [{ id: '9' }], bundleItems: [{ id: 5 }], attachments: [{}] }),
      ],
      shippingData: { address: { geoCoordinates: [-46.6, -23.5] }, logisticsInfo: [{ itemIndex: 0 }] },
      paymentData: { transactions: [{ payments: [{ value: 5 }] }] },
      packageAttachment: { packages: [{ items: [{ quantity: 1, price: 5 }] }] },
    }
    const keys = Object.keys(full) as (keyof typeof full)[]
    fc.assert(
      fc.property(fc.subarray(keys), fc.constantFrom(null, undefined), (kept, nothing) => {
        const parts = Object.fromEntries(keys.map((key) => [key, kept.includes(key) ? full[key] : nothing]))
        const shown = canonicalOrder({ orderId: 'x', status: nothing ?? null, ...parts } as VtexOrder)
        expect(orderSchema.parse(shown)).toEqual(shown)
      }),
    )
  })

  it.each<[string, Partial<VtexOrder>, Order['flow']]>([
    ['complete', { origin: 'Marketplace' }, 'complete'],
    ['of a seller', { origin: 'Fulfillment', affiliateId: 'MGZ' }, 'seller'],
    ['of a chain', { origin: 'Chain' }, 'chain'],
    ['of a marketplace', { origin: 'Marketplace', items: [item({ seller: 'other' })] }, 'marketplace'],
  ])('tells an order %s', (_name, given, flow) => {
    expect(canonicalOrder(order(given)).flow).toBe(flow)
  })

  it('joins lines that leave one warehouse with one carrier and service', () => {
    const goes = (itemIndex: number, warehouseId: string, sellingPrice: number) => ({
      itemIndex,
      sellingPrice,
      selectedSla: 'Normal',
      deliveryIds: [{ warehouseId, courierId: 'c' }],
    })
    const shown = canonicalOrder(
      order({
        totals: totals({ Items: 3_000, Shipping: 700 }),
        items: ['a', 'b', 'c'].map((uniqueId) => item({ uniqueId })),
        shippingData: { logisticsInfo: [goes(0, 'w1', 100), goes(1, 'w2', 400), goes(2, 'w1', 200)] },
      }),
    )
    expect(shown.deliveries).toMatchObject([
      { deliveryId: '1', warehouse: 'w1', lineIds: ['a', 'c'], price: 3 },
      { deliveryId: '2', warehouse: 'w2', lineIds: ['b'], price: 4 },
    ])
  })

  it('leaves out transactions that were given up', () => {
    const paid = (isActive: boolean, value: number) => ({ isActive, payments: [{ value }] })
    const shown = canonicalOrder(order({ paymentData: { transactions: [paid(false, 1), paid(true, 2)] } }))
    expect(shown.payments).toMatchObject([{ value: 0.02 }])
  })
})
