/// <reference types="jest" />
import { spanTo } from './ago'

it.each([
  [0, { value: 0, unit: 'second' }],
  [-59, { value: -59, unit: 'second' }],
  [-119, { value: -1, unit: 'minute' }],
  [-3_600, { value: -1, unit: 'hour' }],
  [-47 * 3_600, { value: -47, unit: 'hour' }],
  [-48 * 3_600, { value: -2, unit: 'day' }],
  [600, { value: 10, unit: 'minute' }],
])('%s seconds from now', (seconds, span) => {
  expect(spanTo(1_000_000_000 + seconds * 1000, 1_000_000_000)).toEqual(span)
})
