import { formatTimeSpan, parseTimeSpan } from './time-span'

it.each([
  ['0', '00:00:00'],
  ['3', '3.00:00:00'],
  ['00:00:00', '00:00:00'],
  ['1.00:00:00', '1.00:00:00'],
  ['10.10:00:00', '10.10:00:00'],
  ['02:30', '02:30:00'],
  ['1.02:03:04', '1.02:03:04'],
  ['05:06:07.5000000', '05:06:07'],
  ['24:00:00', '24.00:00:00'],
  ['78:00:00', '78.00:00:00'],
  ['78:12:30', '78.12:30:00'],
])('reads %s as %s', (text, shown) => {
  const seconds = parseTimeSpan(text)
  expect(seconds).not.toBeNull()
  expect(formatTimeSpan(seconds ?? 0)).toBe(shown)
})

it.each([
  '',
  ' ',
  'P1D',
  '1.24:00:00',
  '00:60:00',
  '00:00:60',
  '-1.00:00:00',
  '1.',
  '1.02',
  '78:24:00',
  '99999999',
  'one',
])('refuses %p', (text) => {
  expect(parseTimeSpan(text)).toBeNull()
})
