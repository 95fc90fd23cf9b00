import { numberOfWarehouse, warehouseOfNumber } from './warehouse'

it.each([
  ['its own id', ['main', '1_1', '1'], '1'],
  ['the usual kind of load', ['2_1', '1_1'], '1_1'],
  ['the only one that ends so', ['main', '7_1'], '7_1'],
  ['none of two that end so', ['6_1', '7_1'], undefined],
  ['none that is another number', ['11', '1_11', 'w1'], undefined],
])('takes %s', (_name, ids, found) => {
  expect(
    warehouseOfNumber(
      ids.map((id) => ({ id })),
      '1',
    )?.id,
  ).toBe(found)
})

it.each([
  ['1', 1],
  ['1_12', 12],
  ['main', null],
  ['1_main', null],
  ['99999999999', null],
])('the number of %s is %p', (id, number) => {
  expect(numberOfWarehouse(id)).toBe(number)
})
