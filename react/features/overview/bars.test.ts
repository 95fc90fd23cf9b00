/// <reference types="jest" />
import { barHeights, percentOf } from './bars'

it.each([
  [
    [0, 0],
    [0, 0],
  ],
  [
    [0, 5, 10],
    [0, 12, 24],
  ],
  [
    [1, 10_000],
    [2, 24],
  ],
])('bars of %j', (values, heights) => {
  expect(barHeights(values, 24)).toEqual(heights)
})

it.each([
  [31, 33, 94],
  [50, 33, 100],
  [0, 33, 0],
  [5, 0, 0],
])('%d of %d is %d %%', (value, limit, percent) => {
  expect(percentOf(value, limit)).toBe(percent)
})
