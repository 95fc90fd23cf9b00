import { documentOf, rule, tablesWith } from '../../testing/mapping'
import type { JsonValue } from '../document'
import { compile } from './compile'
import { runTests } from './run-tests'

const fields = [
  rule('skuRef', 'code'),
  rule('basePrice', 'price', { convert: [{ kind: 'number', decimal: ',' }] }),
  rule('fixedPrices', {
    kind: 'each',
    path: 'lists',
    fields: [
      rule('priceTable', 'no', { convert: [{ kind: 'table', table: 'lists' }] }),
      rule('value', 'price'),
    ],
  }),
]
const mapping = compile(
  documentOf(fields, { filters: [{ path: 'web', is: 'not-equals', value: false }] }),
)._unsafeUnwrap()
const outcome = async (sample: JsonValue, expected: JsonValue, policy: 'reject' | 'park' = 'reject') =>
  (
    await runTests(
      mapping,
      [{ name: 'it', sample, expected }],
      tablesWith({ lists: { '1': 'gold' } }, policy),
    )
  )[0]

it.each<[string, JsonValue, JsonValue]>([
  ['the record', { code: 'A', price: '12,50' }, { skuRef: 'A', basePrice: 12.5 }],
  [
    'the record as the schema reads it',
    { code: ' A  b ', price: '12,50' },
    { basePrice: '12.50', fixedPricesMode: 'merge', skuRef: 'A b' },
  ],
  [
    'tables',
    { code: 'A', lists: [{ no: 1, price: 2 }] },
    { skuRef: 'A', fixedPrices: [{ priceTable: 'gold', value: 2 }] },
  ],
  ['an error of mapping', { code: 'A', price: 'x' }, { error: 'mapping_failed' }],
  ['an unknown code', { code: 'A', lists: [{ no: 2, price: 2 }] }, { error: 'unmapped_code' }],
  ['a record the flow refuses', { code: 'A' }, { error: 'invalid_record' }],
  ['a filter', { code: 'A', price: '1', web: false }, { filtered: true }],
])('passes for %s', async (_name, sample, expected) => {
  expect(await outcome(sample, expected)).toMatchObject({ name: 'it', passed: true, expected })
})

it.each<[JsonValue, JsonValue, unknown]>([
  [
    { code: 'A', price: '1' },
    { skuRef: 'A', basePrice: 2 },
    { actual: { skuRef: 'A', basePrice: 1 }, message: null },
  ],
  [{ code: 'A', price: '1' }, { filtered: true }, { actual: { skuRef: 'A', basePrice: 1 } }],
  [
    { code: 'A', price: 'x' },
    { skuRef: 'A' },
    { actual: { error: 'mapping_failed' }, message: expect.stringContaining('/price') },
  ],
  [
    { code: 'A', price: '-1' },
    { skuRef: 'A' },
    { actual: { error: 'invalid_record' }, message: expect.stringContaining('/basePrice') },
  ],
])('fails for %j', async (sample, expected, result) => {
  expect(await outcome(sample, expected)).toMatchObject({ passed: false, ...(result as object) })
})

it('says what a record would wait for', async () => {
  expect(
    await outcome({ code: 'A', lists: [{ no: 9, price: 2 }] }, { error: 'unmapped_code' }, 'park'),
  ).toMatchObject({
    passed: true,
    message: 'The record would wait for 9 in lists.',
  })
})

it('runs nested products', async () => {
  const nested = documentOf(
    [
      ...['ref', 'name', 'brandRef', 'categoryRef'].map((name) => rule(name, name)),
      rule('skus', {
        kind: 'each',
        path: 'items',
        fields: [rule('ref', 'id'), rule('name', 'id'), rule('price.basePrice', 'price')],
      }),
    ],
    { flow: 'products' },
  )
  const sample = { ref: 'P', name: 'P', brandRef: 'B', categoryRef: 'C', items: [{ id: 'S', price: '1.50' }] }
  const expected = { ...sample, items: undefined, skus: [{ ref: 'S', name: 'S', price: { basePrice: 1.5 } }] }
  const run = async (test: JsonValue) =>
    runTests(
      compile(nested)._unsafeUnwrap(),
      [{ name: 'it', sample: test, expected: JSON.parse(JSON.stringify(expected)) as JsonValue }],
      tablesWith(),
    )
  expect(await run(sample)).toMatchObject([{ passed: true }])
  expect(await run({ ...sample, items: [{ id: 'S', price: 'x' }] })).toMatchObject([
    { passed: false, actual: { error: 'invalid_record' } },
  ])
})
