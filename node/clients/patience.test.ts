import { patienceOf } from './patience'

it.each<[string, string | undefined, number]>([
  ['nothing', undefined, 10_000],
  ['empty text', '', 10_000],
  ['less', '3000', 3_000],
  ['far too little', '1', 1_000],
  ['nothing at all to wait', '0', 1_000],
  ['more than its own', '60000', 10_000],
  ['a word', 'never', 10_000],
  ['a fraction', '2500.5', 10_000],
  ['a negative number', '-1', 10_000],
])('a client of 10 s that is told %s waits as long as it may', (_name, told, milliseconds) => {
  expect(patienceOf(10_000, told)).toBe(milliseconds)
})
