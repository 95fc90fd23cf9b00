import { areIds, formOf, isInRange, isRight, settingsOf, idsIn, OrderSettings } from './order-settings'

const settings: OrderSettings = {
  exportFrom: 'paid',
  flows: ['complete', 'chain'],
  tradePolicies: ['1', '2'],
  affiliates: [],
  sellers: ['1'],
  attempts: 5,
  reconcileSeconds: 60,
  keepDays: 30,
}

it('sends what it was given', () => {
  expect(settingsOf(formOf(settings))).toEqual(settings)
})

it('reads ids however they are parted', () => {
  expect(idsIn(' 1, 2;MGZ\n1,, ')).toEqual(['1', '2', 'MGZ'])
})

it.each([
  ['', true],
  ['x'.repeat(100), true],
  ['x'.repeat(101), false],
  [Array.from({ length: 201 }, (_, id) => id).join(), false],
])('takes lists as long as the app does: %#', (text, isTaken) => {
  expect(areIds(text)).toBe(isTaken)
})

it.each([
  ['attempts', '1', true],
  ['attempts', '0', false],
  ['reconcileSeconds', '3600', true],
  ['reconcileSeconds', '3601', false],
  ['keepDays', '7.5', false],
  ['keepDays', '', false],
] as const)('%s may be %j: %j', (name, text, isTaken) => {
  expect(isInRange(name, text)).toBe(isTaken)
})

it.each([
  [{}, true],
  [{ flows: [] }, false],
  [{ sellers: 'x'.repeat(101) }, false],
  [{ keepDays: '6' }, false],
])('a form with %j is right: %j', (changes, expected) => {
  expect(isRight({ ...formOf(settings), ...changes })).toBe(expected)
})
