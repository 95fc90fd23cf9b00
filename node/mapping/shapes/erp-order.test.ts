import { documentOf, mapped, rule, tablesWith } from '../../testing/mapping'
import type { FieldRule } from '../document'
import { compile } from '../engine'

const flow = 'orders'
const made = async (fields: FieldRule[], raw: unknown, tables = tablesWith()) =>
  mapped(fields, raw, { flow, tables })

it('takes whatever fields the ERP has: objects, lists in objects, and values of any type', async () => {
  const fields = [
    rule('header.customer code', 'customer.document'),
    rule('header.flags', { kind: 'constant', value: { web: true } }),
    rule('body.items', {
      kind: 'each',
      path: 'lines',
      fields: [rule('productCode', 'skuRef'), rule('order', '$record.orderId')],
    }),
    rule('constructor.name', 'orderId'),
  ]
  expect(
    await made(fields, { orderId: '17-01', customer: { document: '9' }, lines: [{ skuRef: 'A' }, {}] }),
  ).toEqual({
    kind: 'mapped',
    unknown: [],
    record: {
      header: { 'customer code': '9', flags: { web: true } },
      body: { items: [{ productCode: 'A', order: '17-01' }, { order: '17-01' }] },
      constructor: { name: '17-01' },
    },
  })
  expect(({} as { name?: unknown }).name).toBeUndefined()
})

it.each([
  ['a..b', 'unknown_target'],
  ['', 'too_small'],
  ['items[].code', 'unknown_target'],
  ['a"b', 'unknown_target'],
  ['a\u0000', 'unknown_target'],
  ['__proto__', 'unknown_target'],
  ['a.__proto__.b', 'unknown_target'],
  ['x'.repeat(101), 'unknown_target'],
  [Array(11).fill('a').join('.'), 'unknown_target'],
])('refuses %j as the name of a field', (target, code) => {
  const compiled = compile(documentOf([rule(target, 'orderId')], { flow }))
  if (code === 'too_small') return expect(compiled.isErr()).toBe(true)
  expect(compiled._unsafeUnwrapErr().errors).toMatchObject([{ pointer: '/fields/0/target', code }])
})

it.each([[['a', 'a.b']], [['a.b', 'a']], [['a', 'a']]])('refuses two rules for one field: %j', (targets) => {
  const compiled = compile(
    documentOf(
      targets.map((target) => rule(target, 'orderId')),
      { flow },
    ),
  )
  expect(compiled._unsafeUnwrapErr().errors).toMatchObject([{ code: 'duplicate_target' }])
})

const date = (format: string, zone: string) => [{ kind: 'format-date' as const, format, zone }]

it.each([
  ['2026-03-01T01:30:05.000Z', 'yyyyMMdd', '-03:00', '20260228'],
  ['2026-03-01T01:30:05Z', 'dd/MM/yyyy HH:mm', '+05:30', '01/03/2026 07:00'],
  ['2026-03-01T01:30:05+02:00', 'yyyy-MM-ddTHH:mm:ss', 'Z', '2026-02-28T23:30:05'],
])('writes %s as %s at %s: %s', async (createdAt, format, zone, expected) => {
  const result = await made([rule('date', 'createdAt', { convert: date(format, zone) })], { createdAt })
  expect(result).toMatchObject({ kind: 'mapped', record: { date: expected } })
})

it('does not write what is no instant as a date', async () => {
  const fields = [rule('date', 'createdAt', { convert: date('yyyyMMdd', 'Z') })]
  expect(await made(fields, { createdAt: '01/03/2026' })).toMatchObject({
    kind: 'failed',
    failure: { code: 'mapping_failed', errors: [{ pointer: '/createdAt', code: 'not_a_date' }] },
  })
})

describe('a code table in reverse', () => {
  const tables = tablesWith({ warehouse: { '01': 'main', '02': 'north', '03': 'north' } }, 'pass')
  const fields = [
    rule('store', 'warehouse', { convert: [{ kind: 'table', table: 'warehouse', reverse: true }] }),
  ]

  it.each([
    ['main', { kind: 'mapped', record: { store: '01' } }],
    ['north', { kind: 'failed', failure: { code: 'mapping_failed', errors: [{ code: 'ambiguous_code' }] } }],
    ['south', { kind: 'failed', failure: { code: 'unmapped_code' } }],
  ])('finds the one code of %s', async (warehouse, expected) => {
    expect(await made(fields, { warehouse }, tables)).toMatchObject(expected)
  })
})
