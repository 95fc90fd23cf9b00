import fc from 'fast-check'
import { openOrders } from './testing'
import { split } from './money'

it('splits cents so that they add up, none off by more than one', () => {
  fc.assert(
    fc.property(
      fc.nat(10_000_000),
      fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }),
      (cents, weights) => {
        const sum = weights.reduce((all, each) => all + each, 0)
        const parts = split(cents, weights)
        expect(parts.reduce((all, each) => all + each, 0)).toBe(sum === 0 ? 0 : cents)
        parts.forEach((part, index) => {
          if (sum > 0) expect(Math.abs(part - (cents * (weights[index] ?? 0)) / sum)).toBeLessThan(1)
        })
      },
    ),
  )
})

interface Shown {
  value: number
  totals: { value: number }[]
  items: { priceDefinition: { total: number; sellingPrices: { value: number; quantity: number }[] } }[]
  paymentData: { transactions: { payments: { value: number }[] }[] }
}

const sum = (values: readonly number[]): number => values.reduce((all, each) => all + each, 0)

it('shows orders whose totals, lines and payments agree to the cent, whatever the discount', () => {
  const store = openOrders()
  const item = fc.record({
    refId: fc.constantFrom('A', 'B'),
    quantity: fc.integer({ min: 1, max: 7 }),
    price: fc.integer({ min: 1, max: 99_999 }),
    unitMultiplier: fc.constantFrom(1, 1, 0.5, 2.35),
    tax: fc.nat(50),
  })
  const order = fc.record({
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    discount: fc.nat(2_000),
    shipping: fc.nat(3_000),
    ignoreStock: fc.constant(true),
    payments: fc.constantFrom([{ share: 1 }], [{ share: 0.3 }, { share: 0.7 }]),
  })
  fc.assert(
    fc.property(order, (wanted) => {
      const placed = store.place(wanted as never)
      const shown = store.call('GET', store.path(placed)).body as Shown
      expect(sum(shown.totals.map(({ value }) => value))).toBe(shown.value)
      expect(sum(shown.paymentData.transactions[0]?.payments.map(({ value }) => value) ?? [])).toBe(
        shown.value,
      )
      for (const { priceDefinition } of shown.items)
        expect(sum(priceDefinition.sellingPrices.map(({ value, quantity }) => value * quantity))).toBe(
          priceDefinition.total,
        )
    }),
    { numRuns: 200 },
  )
})
