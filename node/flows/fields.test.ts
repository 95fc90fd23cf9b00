import type { z } from 'zod'
import { cost, instant, price, priceTable, skuRef, warehouseCode } from './fields'

/** The parsed value, or the first message. */
function parsed(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  return result.success ? result.data : { refused: result.error.issues[0]?.message }
}

const refused = (message: unknown) => ({ refused: message })
const anyMessage = refused(expect.any(String))

describe('skuRef', () => {
  it.each([
    ['leading zeros', '000123', '000123'],
    ['case', 'mUg', 'mUg'],
    ['blanks around', ' A-1 \n', 'A-1'],
    ['inner blanks', 'A   1\t2', 'A 1 2'],
    ['no-break and ideographic blanks', 'A\u00a0\u30001', 'A 1'],
    ['slash, plus and per cent', 'a/b+c%2F', 'a/b+c%2F'],
    ['accents', 'Ação', 'Ação'],
    ['an emoji', '🧢-1', '🧢-1'],
    ['50 characters', 'x'.repeat(50), 'x'.repeat(50)],
    ['50 characters once the blanks are collapsed', `${'x'.repeat(48)}     y`, `${'x'.repeat(48)} y`],
    ['the name of an object’s property', '__proto__', '__proto__'],
  ])('keeps %s', (_name, value, expected) => {
    expect(parsed(skuRef, value)).toBe(expected)
  })

  it.each([
    ['51 characters', 'x'.repeat(51), anyMessage],
    ['nothing', '', refused('must not be empty')],
    ['only blanks', ' \t\n', refused('must not be empty')],
    ['half an emoji', 'a\ud83e', refused('must be valid Unicode')],
    ['a number', 123, anyMessage],
    ['null', null, anyMessage],
    ['a list', ['a'], anyMessage],
  ])('refuses %s', (_name, value, expected) => {
    expect(parsed(skuRef, value)).toEqual(expected)
  })
})

it.each([
  [' main ', 'main'],
  ['Main_2-a', 'Main_2-a'],
  ['two words', anyMessage],
  ['', anyMessage],
  ['x'.repeat(101), anyMessage],
])('warehouse %j', (value, expected) => {
  expect(parsed(warehouseCode, value)).toEqual(expected)
})

it.each([
  [' gold ', 'gold'],
  ['1', '1'],
  ['black friday', 'black friday'],
  [1, anyMessage],
  ['', anyMessage],
])('price table %j', (value, expected) => {
  expect(parsed(priceTable, value)).toEqual(expected)
})

describe('amounts', () => {
  it.each([
    [1431.5, 1431.5],
    ['1431.50', 1431.5],
    [' 12 ', 12],
    [0.01, 0.01],
    ['0.01', 0.01],
    [999999999.99, 999999999.99],
    ['999999999.99', 999999999.99],
    ['007', 7],
    [1, 1],
  ])('takes %j', (value, expected) => {
    expect(parsed(price, value)).toBe(expected)
  })

  const decimals = refused(expect.stringContaining('at most 2 decimals'))
  const form = refused(expect.stringContaining('must be an amount such as'))
  const negative = refused('must not be negative')
  const type = refused('must be a number or a decimal string')
  it.each([
    [1.23456, decimals],
    ['1.234', decimals],
    [0.1 + 0.2, decimals],
    [-1, negative],
    ['-0.01', negative],
    [1e21, form],
    [1e-7, form],
    ['1e3', form],
    [1e9, form],
    ['1000000000', form],
    ['1,50', form],
    ['1.431,50', form],
    ['$10', form],
    ['10.', form],
    ['.5', form],
    ['0x10', form],
    ['', form],
    [Infinity, type],
    [NaN, type],
    [null, type],
    [undefined, type],
    [true, type],
    [{}, type],
    [[1], type],
  ])('refuses %p', (value, expected) => {
    expect(parsed(price, value)).toEqual(expected)
  })

  it('takes zero as a cost only', () => {
    expect(parsed(cost, 0)).toBe(0)
    expect(parsed(cost, '0.00')).toBe(0)
    expect(parsed(price, 0)).toEqual(refused('must be at least 0.01'))
    expect(parsed(cost, -0.01)).toEqual(negative)
  })
})

it.each([
  ['2026-11-23T12:00:00Z', true],
  ['2026-11-23T12:00:00.123-03:00', true],
  ['2026-11-23T12:00:00', false],
  ['2026-11-23', false],
  ['2026-02-30T12:00:00Z', false],
  ['23/11/2026', false],
  [1_763_899_200, false],
])('instant %j: %s', (value, isTaken) => {
  expect(instant.safeParse(value).success).toBe(isTaken)
})
