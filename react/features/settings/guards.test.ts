/// <reference types="jest" />
import { fromForm, GuardName, isLimit, isValid, Limit, ownFrom, toForm, withOwn } from './guards'

const settings = {
  stock_zeroed: { mode: 'hold', atLeast: 20, share: 0.29 },
  price_dropped: { mode: 'hold', percent: 50, atLeast: 3 },
  price_raised: { mode: 'off', percent: 200, atLeast: 3 },
  price_below_cost: { mode: 'warn', atLeast: 1 },
  deactivated: { mode: 'hold', atLeast: 50, share: 0 },
}
const json = JSON.stringify(settings)

it('comes back as it was', () => {
  expect(JSON.parse(fromForm(toForm(json)))).toEqual(settings)
})

it('shows a share as a percentage', () => {
  expect(toForm(json).stock_zeroed).toEqual({ mode: 'hold', limits: { atLeast: '20', share: '29' } })
})

it.each<[GuardName, Limit, string, boolean]>([
  ['stock_zeroed', 'atLeast', '1', true],
  ['stock_zeroed', 'atLeast', '0', false],
  ['stock_zeroed', 'share', '100', true],
  ['stock_zeroed', 'share', '101', false],
  ['stock_zeroed', 'share', '', false],
  ['price_dropped', 'percent', '99', true],
  ['price_dropped', 'percent', '1.5', false],
  ['price_raised', 'percent', '200', true],
  ['price_raised', 'percent', '205', false],
])('%s: %s %s is taken: %s', (guard, limit, text, expected) => {
  expect(isLimit(guard, limit, text)).toBe(expected)
})

it('is not valid with a limit that is not taken', () => {
  const form = toForm(json)
  expect(isValid(form)).toBe(true)
  form.deactivated.limits.atLeast = 'many'
  expect(isValid(form)).toBe(false)
})

it.each([
  ['nothing', {}],
  ['another limit', { stock_zeroed: { share: 0.5 } }],
  ['another mode and limit', { price_raised: { mode: 'hold', percent: 300 }, deactivated: { atLeast: 1 } }],
])('keeps of a source what is otherwise than the store’s: %s', (_name, own) => {
  const form = toForm(withOwn(json, JSON.stringify(own)))
  expect(JSON.parse(fromForm(form))).toEqual(JSON.parse(withOwn(json, JSON.stringify(own))))
  expect(JSON.parse(ownFrom(form, toForm(json)))).toEqual(own)
})
