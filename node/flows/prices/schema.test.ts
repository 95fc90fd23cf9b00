import { acceptRecord } from '../../delivery/record'
import { flows } from '..'
import type { PriceRecord } from './schema'

const jan = '2026-01-01T00:00:00Z'
const feb = '2026-02-01T00:00:00Z'
const fixed = (fields: object = {}) => ({ priceTable: 'gold', value: 10, ...fields })
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => fixed({ priceTable: `table${index}` }))

function accept(fields: object) {
  const acceptance = { id: '01J', acceptedAt: jan }
  return acceptRecord(flows.prices, { skuRef: 'A', ...fields }, 0, acceptance).map(
    ({ record }) => record as PriceRecord,
  )
}

/** `pointer code` of every error. */
function errorsOf(fields: object): string[] {
  const { errors = [] } = accept(fields)._unsafeUnwrapErr()
  return errors.map(({ pointer, code }) => `${pointer} ${code}`)
}

it.each([
  ['a base price', { basePrice: '10.50' }, { basePrice: 10.5 }],
  ['removal of the list price', { listPrice: null }, { listPrice: null }],
  ['a cost of nothing', { costPrice: 0 }, { costPrice: 0 }],
  ['base and cost', { basePrice: 10, costPrice: 4 }, { basePrice: 10, costPrice: 4 }],
  ['a markup alone', { markup: 50 }, { markup: 50 }],
  ['a discount on the cost', { costPrice: 10, markup: -50 }, { costPrice: 10, basePrice: 5 }],
  ['an empty list that replaces', { fixedPrices: [], fixedPricesMode: 'replace' }, { fixedPrices: [] }],
  ['500 fixed prices', { fixedPrices: many(500) }, {}],
  ['version and time', { basePrice: 1, version: 0, updatedAt: jan }, { version: 0, updatedAt: jan }],
  ['a period', { fixedPrices: [fixed({ from: jan, to: feb })] }, {}],
])('takes %s', (_name, fields, expected) => {
  expect(accept(fields)._unsafeUnwrap()).toMatchObject(expected)
})

it('fills in what is not sent', () => {
  expect(accept({ fixedPrices: [fixed()] })._unsafeUnwrap()).toEqual({
    skuRef: 'A',
    fixedPricesMode: 'merge',
    fixedPrices: [{ priceTable: 'gold', value: 10, minQuantity: 1 }],
  })
})

it.each([
  [10, 50, 15],
  [1.15, 10, 1.27],
  [33.33, 33.3, 44.43],
  [0.03, 16.7, 0.04],
  [868.63, 64.8, 1431.5],
])('cost %d and markup %d give base price %d', (costPrice, markup, basePrice) => {
  const record = accept({ costPrice, markup })._unsafeUnwrap()
  expect(record).toMatchObject({ costPrice, basePrice })
  expect(record).not.toHaveProperty('markup')
})

it.each<[string, object, string[]]>([
  ['nothing to change', {}, [' custom']],
  ['only a version', { version: 3 }, [' custom']],
  ['base, cost and markup', { basePrice: 1, costPrice: 1, markup: 1 }, ['/markup custom', '/markup custom']],
  ['base and markup', { basePrice: 1, markup: 1 }, ['/markup custom']],
  ['a markup on no cost', { costPrice: 0, markup: 10 }, ['/markup invalid_amount']],
  ['a markup that leaves no price', { costPrice: 0.1, markup: -99 }, ['/markup invalid_amount']],
  ['a markup to more than the most', { costPrice: 999_999_999, markup: 100 }, ['/markup invalid_amount']],
  ['a markup of less than nothing', { markup: -100 }, ['/markup too_small']],
  ['a markup out of all range', { markup: 100_001 }, ['/markup too_big']],
  ['a base price of null', { basePrice: null }, ['/basePrice invalid_union']],
  ['a list price of zero', { listPrice: 0 }, ['/listPrice too_small']],
  ['five decimals', { basePrice: 1.00001 }, ['/basePrice invalid_amount']],
  [
    'unknown fields',
    { basePrice: 1, currency: 'BRL', price: 2 },
    ['/currency unknown_field', '/price unknown_field'],
  ],
  ['a field named constructor', { basePrice: 1, constructor: 1 }, ['/constructor unknown_field']],
  [
    'a field named __proto__',
    JSON.parse('{"basePrice":1,"__proto__":{"a":1}}') as object,
    ['/__proto__ unknown_field'],
  ],
  ['a slash in an unknown field', { basePrice: 1, 'a/b~c': 1 }, ['/a~1b~0c unknown_field']],
  ['an unknown field inside', { fixedPrices: [fixed({ price: 1 })] }, ['/fixedPrices/0/price unknown_field']],
  ['a fixed price without value', { fixedPrices: [{ priceTable: 'a' }] }, ['/fixedPrices/0/value required']],
  ['a fixed price without table', { fixedPrices: [{ value: 1 }] }, ['/fixedPrices/0/priceTable required']],
  ['only a beginning', { fixedPrices: [fixed({ from: jan })] }, ['/fixedPrices/0/to custom']],
  ['only an end', { fixedPrices: [fixed({ to: jan })] }, ['/fixedPrices/0/to custom']],
  ['an end at the beginning', { fixedPrices: [fixed({ from: jan, to: jan })] }, ['/fixedPrices/0/to custom']],
  [
    'an end before the beginning',
    { fixedPrices: [fixed({ from: feb, to: jan })] },
    ['/fixedPrices/0/to custom'],
  ],
  [
    'a minimum of none',
    { fixedPrices: [fixed({ minQuantity: 0 })] },
    ['/fixedPrices/0/minQuantity too_small'],
  ],
  [
    'half a unit',
    { fixedPrices: [fixed({ minQuantity: 1.5 })] },
    ['/fixedPrices/0/minQuantity invalid_type'],
  ],
  ['the same fixed price twice', { fixedPrices: [fixed(), fixed({ value: 9 })] }, ['/fixedPrices custom']],
  ['501 fixed prices', { fixedPrices: many(501) }, ['/fixedPrices too_big']],
  ['an unknown mode', { fixedPrices: [], fixedPricesMode: 'add' }, ['/fixedPricesMode invalid_value']],
  ['a version below zero', { basePrice: 1, version: -1 }, ['/version too_small']],
  ['a version beyond whole numbers', { basePrice: 1, version: 2 ** 53 }, ['/version too_big']],
  ['a date without time', { basePrice: 1, updatedAt: '2026-01-01' }, ['/updatedAt invalid_format']],
])('refuses %s', (_name, fields, expected) => {
  expect(errorsOf(fields)).toEqual(expected)
})

it('sees the same instant in two zones as the same period', () => {
  const there = { from: '2025-12-31T21:00:00-03:00', to: '2026-01-31T21:00:00-03:00' }
  expect(errorsOf({ fixedPrices: [fixed({ from: jan, to: feb }), fixed(there)] })).toEqual([
    '/fixedPrices custom',
  ])
})

it.each([[{ minQuantity: 10 }], [{ priceTable: 'Gold' }], [{ from: jan, to: feb }]])(
  'takes fixed prices that differ in %j side by side',
  (fields) => {
    expect(accept({ fixedPrices: [fixed(), fixed(fields)] })._unsafeUnwrap().fixedPrices).toHaveLength(2)
  },
)
