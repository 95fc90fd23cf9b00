import { documentOf, rule } from '../../testing/mapping'
import { limits, type Conversion, type FieldRule, type MappingDocument } from '../document'
import { compile } from './compile'
import { tablesOf } from './tables-of'

const problems = (document: MappingDocument) => compile(document)._unsafeUnwrapErr().errors
const constant = (value: string | number | null) => ({ kind: 'constant', value }) as const
const expression = (text: string) => ({ kind: 'expression', expression: text }) as const
const each = (path: string, fields: FieldRule[]) => ({ kind: 'each', path, fields }) as const
const date = (format: string): Conversion => ({ kind: 'date', format, zone: 'Z' })

it('takes every field a record may have', () => {
  const fields = [
    rule('skuRef', 'a'),
    rule('basePrice', 'b'),
    rule('fixedPrices', each('c', [rule('value', 'd')])),
  ]
  expect(compile(documentOf(fields)).isOk()).toBe(true)
  const nested = [
    rule('ref', 'a'),
    rule(
      'skus',
      each('b', [rule('price.basePrice', 'c'), rule('inventory', each('d', [rule('quantity', 'e')]))]),
    ),
  ]
  expect(compile(documentOf(nested, { flow: 'products' })).isOk()).toBe(true)
})

it.each<[string, FieldRule[], string, string]>([
  ['an unknown target', [rule('price', 'a')], '/fields/0/target', 'unknown_target'],
  ['a target of the list', [rule('fixedPrices[].value', 'a')], '/fields/0/target', 'unknown_target'],
  ['__proto__', [rule('__proto__.x', 'a')], '/fields/0/target', 'unknown_target'],
  ['constructor', [rule('constructor', 'a')], '/fields/0/target', 'unknown_target'],
  [
    'the same twice',
    [rule('basePrice', 'a'), rule('basePrice', 'b')],
    '/fields/1/target',
    'duplicate_target',
  ],
  ['a path that is none', [rule('basePrice', 'a..b')], '/fields/0/from/path', 'invalid_path'],
  ['an index that is none', [rule('basePrice', 'a[x]')], '/fields/0/from/path', 'invalid_path'],
  ['a missing dot', [rule('basePrice', 'a[0]b')], '/fields/0/from/path', 'invalid_path'],
  [
    'a broken expression',
    [rule('basePrice', expression('('))],
    '/fields/0/from/expression',
    'invalid_expression',
  ],
  [
    'an expression of the clock',
    [rule('basePrice', expression('$now()'))],
    '/fields/0/from/expression',
    'invalid_expression',
  ],
  [
    'a constant of another type',
    [rule('basePrice', constant('cheap'))],
    '/fields/0/from/value',
    'wrong_type',
  ],
  [
    'a value that is no choice',
    [rule('fixedPricesMode', constant('mix'))],
    '/fields/0/from/value',
    'wrong_type',
  ],
  ['a default of another type', [rule('skuRef', 'a', { default: 5 })], '/fields/0/default', 'wrong_type'],
  [
    'a format without a day',
    [rule('updatedAt', 'a', { convert: [date('yyyyMM')] })],
    '/fields/0/convert/0/format',
    'invalid_format',
  ],
  [
    'a format of other letters',
    [rule('updatedAt', 'a', { convert: [date('yyMMdd yyyy')] })],
    '/fields/0/convert/0/format',
    'invalid_format',
  ],
  [
    'a list of what is none',
    [rule('basePrice', each('a', [rule('value', 'b')]))],
    '/fields/0/from/kind',
    'wrong_type',
  ],
  [
    'a wrong rule within',
    [rule('fixedPrices', each('a', [rule('price', 'b')]))],
    '/fields/0/from/fields/0/target',
    'unknown_target',
  ],
  [
    'a wrong part',
    [rule('skuRef', { kind: 'join', parts: [{ kind: 'path', path: '.' }], separator: '' })],
    '/fields/0/from/parts/0/path',
    'invalid_path',
  ],
])('refuses %s', (_name, fields, pointer, code) => {
  expect(problems(documentOf(fields))).toContainEqual({ pointer, code, message: expect.any(String) })
})

it('refuses a part of what has a rule', () => {
  const fields = [rule('packagedWeight', 'a'), rule('packagedWeight.value', 'b')]
  expect(problems(documentOf(fields, { flow: 'skus' }))).toMatchObject([
    { pointer: '/fields/1/target', code: 'duplicate_target' },
  ])
})

it.each([
  [{ path: 'a', is: 'present', value: 1 }, '/filters/0/value'],
  [{ path: 'a', is: 'equals' }, '/filters/0/value'],
  [{ path: 'a', is: 'one-of', value: 'x' }, '/filters/0/value'],
  [{ path: 'a[', is: 'absent' }, '/filters/0/path'],
] as const)('refuses the filter %j', (filter, pointer) => {
  expect(problems(documentOf([], { filters: [{ ...filter }] }))).toMatchObject([
    { pointer, code: 'invalid_filter' },
  ])
})

it('bounds rules, expressions and levels', () => {
  const item = { fields: [rule('value', 'a')] }
  const many = Array.from({ length: 6 }, () => ({
    fields: Array.from({ length: 100 }, () => rule('value', 'a')),
  }))
  expect(problems(documentOf([rule('fixedPrices', { kind: 'list', items: many })]))).toContainEqual(
    expect.objectContaining({ pointer: '/fields', message: `has more than ${limits.rules} rules` }),
  )
  const costly = Array.from({ length: limits.expressions + 1 }, () => ({
    fields: [rule('value', expression('1'))],
  }))
  expect(
    problems(documentOf([rule('fixedPrices', { kind: 'list', items: [...costly, item] })])),
  ).toMatchObject([{ code: 'too_big' }])
  const deep = each('a', [
    rule('specifications', each('b', [rule('values', each('c', [rule('name', 'd')]))])),
  ])
  expect(problems(documentOf([rule('skus', deep)], { flow: 'products' }))).toMatchObject([
    { code: 'too_deep' },
  ])
})

it('names the tables, each once', () => {
  const table = (name: string) => ({ convert: [{ kind: 'table', table: name } as const] })
  const fields = [
    rule('a', 'a', table('one')),
    rule('b', each('b', [rule('c', 'c', table('two'))])),
    rule('d', { kind: 'list', items: [{ fields: [rule('e', 'e', table('one'))] }] }),
  ]
  expect(tablesOf({ fields })).toEqual(['one', 'two'])
})
