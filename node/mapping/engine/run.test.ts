import type { Filter, JsonValue } from '../document'
import { mapped, rule, tablesWith } from '../../testing/mapping'

const ref = rule('skuRef', 'code')
const noWarehouse = tablesWith({}, 'park')

it('takes what rules name and leaves the rest unset', async () => {
  expect(
    await mapped([ref, rule('basePrice', 'price.list'), rule('listPrice', 'nope')], {
      code: 'A',
      price: { list: 3 },
      other: 1,
    }),
  ).toEqual({ kind: 'mapped', record: { skuRef: 'A', basePrice: 3 }, unknown: [] })
})

it.each([[undefined], [null], [''], ['  ']])('takes %j for nothing', async (found) => {
  const rules = [
    rule('skuRef', 'x', { default: 'D' }),
    rule('listPrice', 'x', { nullWhenMissing: true }),
    rule('basePrice', 'x', { convert: [{ kind: 'round', digits: 2 }] }),
  ]
  expect(await mapped(rules, { x: found })).toMatchObject({ record: { skuRef: 'D', listPrice: null } })
})

it.each<[string, unknown, unknown]>([
  ['a.b', { a: { b: 1 } }, 1],
  ['a[1].b', { a: [{ b: 1 }, { b: 2 }] }, 2],
  ['["odd key"].x', { 'odd key': { x: 1 } }, 1],
  ['["a.b"]', { 'a.b': 1 }, 1],
  ['["q\\"q"]', { 'q"q': 1 }, 1],
  ['Product Name', { 'Product Name': 1 }, 1],
  ['a[].b', { a: [{ b: 1 }, {}, { b: 2 }] }, [1, 2]],
  ['a[].b', { a: { b: 1 } }, [1]],
  ['$record.a', { a: 1 }, 1],
  ['$.a', { a: 1 }, 1],
  ['__proto__', JSON.parse('{"__proto__": 1}'), 1],
  ['__proto__', {}, undefined],
  ['constructor.name', {}, undefined],
  ['a.length', { a: [1] }, undefined],
  ['a.b.c', { a: null }, undefined],
  ['A', { a: 1 }, undefined],
])('reads %s', async (path, raw, expected) => {
  expect(await mapped([rule('basePrice', path)], raw)).toMatchObject({
    record: expected === undefined ? {} : { basePrice: expected },
  })
})

it('joins what there is', async () => {
  const parts = [
    { kind: 'path', path: 'a' },
    { kind: 'constant', value: 'x' },
    { kind: 'path', path: 'b' },
  ] as const
  const rules = [rule('skuRef', { kind: 'join', parts: [...parts], separator: '-' })]
  expect(await mapped(rules, { a: 1, b: ' ' })).toMatchObject({ record: { skuRef: '1-x' } })
  expect(await mapped(rules, {})).toMatchObject({ record: {} })
})

it('makes a list of each, within its own scope', async () => {
  const rules = [
    rule('fixedPrices', {
      kind: 'each',
      path: 'lists',
      where: [{ path: 'price', is: 'greater', value: 0 }],
      fields: [
        rule('priceTable', 'no', { convert: [{ kind: 'text' }] }),
        rule('value', 'price'),
        rule('from', '$record.since'),
      ],
    }),
  ]
  const raw = { since: 'S', lists: [{ no: 1, price: 2 }, { no: 2, price: 0 }, null] }
  expect(await mapped(rules, raw)).toMatchObject({
    record: { fixedPrices: [{ priceTable: '1', value: 2, from: 'S' }] },
  })
  expect(await mapped(rules, { lists: { no: 1, price: 2 } })).toMatchObject({
    record: { fixedPrices: [{ priceTable: '1', value: 2 }] },
  })
  expect(await mapped(rules, { lists: [] })).toMatchObject({ record: { fixedPrices: [] } })
  expect(await mapped(rules, {})).toEqual({ kind: 'mapped', record: {}, unknown: [] })
})

it('leaves out items and objects of which only constants are there', async () => {
  const rules = [
    rule('packagedWeight.unit', { kind: 'constant', value: 'kg' }),
    rule('packagedWeight.value', 'weight'),
    rule('specifications', {
      kind: 'list',
      items: ['Color', 'Size'].map((name) => ({
        fields: [
          rule('name', { kind: 'constant', value: name }),
          rule('values', name, { convert: [{ kind: 'split', separator: ',' }] }),
        ],
      })),
    }),
  ]
  expect(await mapped(rules, { weight: 2, Size: 'L' }, { flow: 'skus' })).toMatchObject({
    record: { packagedWeight: { value: 2, unit: 'kg' }, specifications: [{ name: 'Size', values: ['L'] }] },
  })
  expect(await mapped(rules, {}, { flow: 'skus' })).toEqual({ kind: 'mapped', record: {}, unknown: [] })
})

it('names every field of the source that fails', async () => {
  const number = { convert: [{ kind: 'number', decimal: '.' } as const] }
  const each = rule('fixedPrices', { kind: 'each', path: 'a/b', fields: [rule('value', 'price', number)] })
  const result = await mapped([rule('basePrice', 'x.y', number), each], {
    x: { y: 'no' },
    'a/b': [{ price: '1' }, { price: 'no' }],
  })
  expect(result).toMatchObject({
    kind: 'failed',
    failure: {
      code: 'mapping_failed',
      errors: [
        { pointer: '/x/y', code: 'not_a_number', message: 'is not a number such as 1234.56 (for basePrice)' },
        {
          pointer: '/a~1b/1/price',
          code: 'not_a_number',
          message: expect.stringContaining('fixedPrices[].value'),
        },
      ],
    },
  })
})

describe('unknown codes', () => {
  const rules = [
    rule('skuRef', 'w', { convert: [{ kind: 'table', table: 'warehouse' }] }),
    rule('basePrice', 'p'),
  ]
  const unknown = [{ table: 'warehouse', code: '7' }]

  it.each([
    ['pass', { kind: 'mapped', record: { skuRef: '7', basePrice: 1 }, unknown }],
    ['default', { kind: 'mapped', record: { skuRef: 'main', basePrice: 1 }, unknown }],
    ['park', { kind: 'parked', unknown }],
    ['reject', { kind: 'failed', unknown, failure: { code: 'unmapped_code', errors: [{ pointer: '/w' }] } }],
  ] as const)('are treated as %s says', async (policy, expected) => {
    expect(await mapped(rules, { w: 7, p: 1 }, { tables: tablesWith({}, policy, 'main') })).toMatchObject(
      expected,
    )
  })

  it('do not hide what else is wrong', async () => {
    const both = [
      ...rules.slice(0, 1),
      rule('basePrice', 'p', { convert: [{ kind: 'number', decimal: '.' }] }),
    ]
    expect(await mapped(both, { w: 7, p: 'x' }, { tables: noWarehouse })).toMatchObject({
      kind: 'failed',
      unknown,
      failure: { code: 'mapping_failed' },
    })
  })
})

it.each<[Filter['is'], JsonValue | undefined, unknown, boolean]>([
  ['equals', true, true, true],
  ['equals', 'A', ' A ', true],
  ['equals', 1, '1.0', true],
  ['equals', '01', '1', false],
  ['equals', 'A', ['B', 'A'], true],
  ['equals', 'A', undefined, false],
  ['not-equals', 'A', undefined, true],
  ['not-equals', 'A', 'A', false],
  ['one-of', ['A', 2], '2', true],
  ['one-of', ['A', 2], 'B', false],
  ['present', undefined, ' ', false],
  ['present', undefined, 0, true],
  ['present', undefined, [], false],
  ['absent', undefined, null, true],
  ['greater', 5, '10', true],
  ['greater', '2026-01-01', '2026-02-01', true],
  ['greater', 5, undefined, false],
  ['less', 5, 4.9, true],
  ['less', 5, 5, false],
])('filter %s %j holds for %j: %s', async (is, value, found, holds) => {
  const filter = { path: 'f', is, ...(value !== undefined && { value }) }
  const result = await mapped([ref], { code: 'A', f: found }, { filters: [filter] })
  expect(result.kind).toBe(holds ? 'mapped' : 'filtered')
})

it('visits the members of lists only so often', async () => {
  const each = (path: string, fields: ReturnType<typeof rule>[]) => ({ kind: 'each', path, fields }) as const
  const rules = [rule('fixedPrices', each('rows', [rule('value', '$record.rows[].x')]))]
  expect(await mapped(rules, { rows: Array.from({ length: 1_000 }, () => ({ x: 1 })) })).toMatchObject({
    kind: 'failed',
    failure: { code: 'mapping_failed', errors: [{ code: 'too_big' }] },
  })
})

it('evaluates expressions where they stand', async () => {
  const expression = (text: string) => ({ kind: 'expression', expression: text }) as const
  const rules = [
    rule('basePrice', expression('$sum(rows.x)'), { convert: [{ kind: 'multiply', by: 0.01 }] }),
    rule('fixedPrices', {
      kind: 'each',
      path: 'rows',
      fields: [rule('value', expression('x * $record.factor'))],
    }),
  ]
  expect(await mapped(rules, { factor: 2, rows: [{ x: 110 }, { x: 5 }] })).toMatchObject({
    record: { basePrice: 1.15, fixedPrices: [{ value: 220 }, { value: 10 }] },
  })
  expect(await mapped(rules, { rows: [{ x: 'secret' }] })).toMatchObject({
    kind: 'failed',
    failure: { errors: [{ pointer: '', code: 'expression_failed' }, { pointer: '/rows/0' }] },
  })
})
