import { orderIdOf } from './orderIdOf'

it.each([
  ['', null],
  ['  ', null],
  ['x'.repeat(101), null],
  [' 1170000500001-01 ', '1170000500001-01'],
  ['MGZ-17', 'MGZ-17'],
  ['500001', 'seq500001'],
  ['#500001', 'seq500001'],
  ['seq500001', 'seq500001'],
])('%p means %p', (typed, id) => {
  expect(orderIdOf(typed)).toBe(id)
})
