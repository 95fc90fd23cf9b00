import { rounded, toCentimeters, toGrams, type Weight } from './measures'

it.each<[number, Weight['unit'], number]>([
  [1.1, 'kg', 1_100],
  [0.1, 'g', 0.1],
  [1, 'lb', 453.5924],
  [1, 'oz', 28.3495],
  [0.28349, 'kg', 283.49],
])('%d %s are %d grams', (value, unit, grams) => {
  expect(toGrams({ value, unit })).toBe(grams)
})

it('turns lengths into centimeters', () => {
  const one = (unit: 'mm' | 'm' | 'in') => toCentimeters({ height: 1, length: 0.3, width: 7, unit })
  expect([one('mm'), one('m'), one('in')]).toEqual([
    { height: 0.1, length: 0.03, width: 0.7 },
    { height: 100, length: 30, width: 700 },
    { height: 2.54, length: 0.762, width: 17.78 },
  ])
})

it.each([
  [1.00005, 1.0001],
  [1.00015, 1.0002],
  [2.00004999, 2],
  [123_456_789, 123_456_789],
])('rounds %d half up to %d', (value, expected) => {
  expect(rounded(value)).toBe(expected)
})
