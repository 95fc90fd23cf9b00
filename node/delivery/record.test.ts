import fc from 'fast-check'
import { flows } from '../flows'
import { keyId } from '../flows/flow'
import { accepted } from '../testing/deps'
import { acceptRecord, hashOf, invalidFields, refOfInvalid } from './record'

const acceptance = { id: '01J00000000000000000000000', acceptedAt: '2026-03-01T12:00:00Z' }
const json = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }))
const seeded = { seed: 20260301 }

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, reversed(each)]),
  )
}

it('hashes alike whatever the order of the keys', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(hashOf(reversed(value) as object)).toBe(hashOf(value))
    }),
    seeded,
  )
})

it('hashes lists by their order, and values by their type', () => {
  const hashes = [{ a: [1, 2] }, { a: [2, 1] }, { a: ['1', 2] }, { a: null }, {}, { b: [1, 2] }].map(hashOf)
  expect(new Set(hashes).size).toBe(hashes.length)
})

const hashOfPrice = (fields: object) => accepted('prices', { skuRef: 'A', basePrice: 1, ...fields }).hash

it.each([
  ['an amount written otherwise', { basePrice: '1.00' }],
  ['a version', { version: 2 }],
  ['a time', { updatedAt: '2026-01-01T00:00:00Z' }],
  ['a default said aloud', { fixedPricesMode: 'merge' }],
])('a record with %s is the same one', (_name, fields) => {
  expect(hashOfPrice(fields)).toBe(hashOfPrice({}))
})

it.each([
  ['another amount', { basePrice: 2 }],
  ['one field more', { listPrice: null }],
  ['another mode', { fixedPricesMode: 'replace' }],
])('a record with %s is another one', (_name, fields) => {
  expect(hashOfPrice(fields)).not.toBe(hashOfPrice({}))
})

it('looks at stock again when it was counted again', () => {
  const stock = { skuRef: 'A', warehouse: 'main', quantity: 1 }
  const [none, early, late] = [{}, { asOf: '2026-01-01T00:00:00Z' }, { asOf: '2026-01-02T00:00:00Z' }].map(
    (fields) => accepted('inventory', { ...stock, ...fields }).hash,
  )
  expect(new Set([none, early, late]).size).toBe(3)
})

it('keeps a composite ref apart from refs with slashes', () => {
  const ids = [
    ['a/b', 'c'],
    ['a', 'b/c'],
    ['a%2Fb', 'c'],
    ['a', 'b', 'c'],
  ].map(keyId)
  expect(new Set(ids).size).toBe(4)
  const record = accepted('inventory', { skuRef: 'a/b', warehouse: 'c', quantity: 1 }, 3)
  expect(record).toMatchObject({ index: 3, ref: 'a/b/c', id: 'a%2Fb/c' })
})

it('orders by acceptance, then by place', () => {
  const order = (index: number, id: string) =>
    accepted('prices', { skuRef: 'A', basePrice: 1 }, index, id).order
  const orders = [order(0, '01A'), order(9, '01A'), order(10, '01A'), order(9_999, '01A'), order(0, '01B')]
  expect([...orders].sort()).toEqual(orders)
})

it.each<[string, unknown]>([
  ['null', null],
  ['a list', [{ skuRef: 'A', basePrice: 1 }]],
  ['text', 'A'],
  ['a number', 1],
  ['nothing', undefined],
])('refuses %s as a whole', (_name, raw) => {
  const { code, errors } = acceptRecord(flows.prices, raw, 0, acceptance)._unsafeUnwrapErr()
  expect(code).toBe('invalid_record')
  expect(errors?.map(({ pointer }) => pointer)).toEqual([''])
})

it.each([
  ['only unknown fields', { skuRef: 'A', basePrice: 1, x: 1 }, 'unknown_field'],
  ['an unknown and a wrong one', { skuRef: 'A', basePrice: 0, x: 1 }, 'invalid_record'],
])('says of %s: %j is %s', (_name, raw, code) => {
  expect(acceptRecord(flows.prices, raw, 0, acceptance)._unsafeUnwrapErr().code).toBe(code)
})

it('names three errors and counts the others', () => {
  const raw = { skuRef: 'A', a: 1, b: 1, c: 1, d: 1, e: 1 }
  const { detail, errors } = acceptRecord(flows.prices, raw, 0, acceptance)._unsafeUnwrapErr()
  expect(errors?.length).toBeGreaterThanOrEqual(5)
  expect(detail).toMatch(/; and \d more\.$/)
})

const wrong = (pointer: string, code = 'custom') => ({ pointer, code, message: 'is wrong' })

it.each([
  ['nothing', [], 'invalid_record', '.'],
  ['the record as a whole', [wrong('')], 'invalid_record', 'record is wrong.'],
  ['unknown fields', [wrong('/a', 'unknown_field')], 'unknown_field', '/a is wrong.'],
  [
    'an unknown field and another',
    [wrong('/a', 'unknown_field'), wrong('/b')],
    'invalid_record',
    '/a is wrong; /b is wrong.',
  ],
  [
    'four',
    ['/a', '/b', '/c', '/d'].map((at) => wrong(at)),
    'invalid_record',
    '/a is wrong; /b is wrong; /c is wrong; and 1 more.',
  ],
])('says of a record in which %s is wrong what the first of it are', (_name, errors, code, detail) => {
  expect(invalidFields(errors)).toMatchObject({ code, detail, errors })
})

it('never throws, whatever comes', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(flows.prices, flows.inventory), (raw, flow) => {
      expect(acceptRecord(flow, raw, 0, acceptance).isErr()).toBe(true)
    }),
    seeded,
  )
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(text, text, (skuRef, warehouse) => {
      acceptRecord(flows.inventory, { skuRef, warehouse, quantity: 1 }, 0, acceptance)
    }),
    seeded,
  )
  expect(acceptRecord(flows.prices, { skuRef: '\ud800', basePrice: 1 }, 0, acceptance).isErr()).toBe(true)
})

it.each<[unknown, string | null]>([
  [{ skuRef: 'A', warehouse: 'main' }, 'A/main'],
  [{ skuRef: 'x'.repeat(500), warehouse: 'main' }, 'x'.repeat(200)],
  [{ skuRef: 'A' }, null],
  [{ skuRef: 1, warehouse: 'main' }, null],
  [null, null],
  ['A', null],
  [[], null],
])('the ref of the broken record %j', (raw, ref) => {
  expect(refOfInvalid(flows.inventory, raw)).toBe(ref)
})
