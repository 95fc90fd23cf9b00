import { documentOf, rule } from '../../testing/mapping'
import { checkCost } from './check-cost'
import { compile } from './compile'

const check = (expression: string, samples: unknown[] = []) =>
  checkCost(
    compile(
      documentOf([rule('basePrice', { kind: 'expression', expression })], {
        filters: [{ path: 'never', is: 'present' }],
      }),
    )._unsafeUnwrap(),
    samples,
  )

it.each([
  ['$map([1..9000000], function($x) { $x })', []],
  ['n > 5 ? $pad("x", 100000) : 1', [{ n: 1 }, { n: 9 }]],
])('refuses %s', async (expression, samples) => {
  expect((await check(expression, samples))._unsafeUnwrapErr()).toMatchObject({
    code: 'invalid_mapping',
    errors: [
      { pointer: '/fields', code: 'expression_limit', message: expect.stringContaining('(for basePrice)') },
    ],
  })
})

it.each([
  ['price * 2', [{ price: 1 }]],
  ['$number(price)', [{ price: 'x' }]],
])('takes %s', async (expression, samples) => {
  expect((await check(expression, samples)).isOk()).toBe(true)
})
