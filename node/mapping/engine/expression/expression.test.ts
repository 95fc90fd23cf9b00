import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compileExpression } from './compile'
import { evaluate } from './evaluate'

const result = async (text: string, input: unknown = {}) =>
  evaluate(compileExpression(text)._unsafeUnwrap(), input, { whole: 1 }, Date.now() + 250)

it.each<[string, unknown, unknown]>([
  ['a & "-" & b', { a: 'x', b: 1 }, 'x-1'],
  ['items[price > 2].price', { items: [{ price: 1 }, { price: 3 }] }, 3],
  ['items.{"x": price}', { items: [{ price: 1 }, { price: 2 }] }, [{ x: 1 }, { x: 2 }]],
  ['nope', {}, undefined],
  ['$record.whole', {}, 1],
  ['$replace(a, /b/i, "x")', { a: 'abB' }, 'axx'],
  ['$match(a, /b(c)/).groups[0]', { a: 'abc' }, 'c'],
  ['$split(a, /[,;]/)', { a: 'a,b;c' }, ['a', 'b', 'c']],
  ['$pad(a, 5, "0") & $pad(a, -3)', { a: '12' }, '0001212 '],
  ['$join(a, "-")', { a: ['x', 'y'] }, 'x-y'],
  ['$distinct(a.b)', { a: [{ b: 1 }, { b: 1 }, { b: '1' }] }, [1, '1']],
  ['a ~> |$|{"x": 1}|', { a: { b: 1 } }, { b: 1, x: 1 }],
  ['$toMillis("10:30", "[H01]:[m01]")', {}, 37_800_000],
  ['[__proto__, constructor, a.constructor]', { a: [] }, []],
])('%s', async (text, input, value) => {
  expect(await result(text, input)).toEqual({ value })
})

const grow = (step: string, use = '$f("aaaa", 40)') =>
  `($f := function($x, $n) { $n = 0 ? $x : $f(${step}, $n - 1) }; ${use})`

it.each<[string, string, object]>([
  ['endless recursion', '($f := function($x) { $f($x) }; $f(1))', {}],
  ['endless recursion that is no loop', '($f := function($x) { 1 + $f($x) }; $f(1))', {}],
  ['a long sequence', '$map([1..9000000], function($x) { $x })', {}],
  ['sequences within sequences', '[1..5000].[1..5000]', {}],
  ['padding', '$pad("x", 300000000)', {}],
  ['text that doubles', grow('$x & $x'), {}],
  ['the length of text that doubles', grow('$x & $x', '$length($f("aaaa", 28))'), {}],
  ['lists that double', grow('[$x, $x]'), {}],
  ['objects that double', grow('{"a": $x, "b": $x}', '$f("a", 40) = $f("a", 40)'), {}],
  ['appended lists', grow('$append($x, $x)'), {}],
  ['a join of much', '$join($map([1..5000], function($i) { $pad("x", 1000) }))', {}],
  ['replacing by much', '$replace(a, /a/, a)', { a: 'a'.repeat(20_000) }],
  ['text that grows slowly', '$reduce([1..20000], function($a, $b) { $a & "xxxxxxxxxxxxxxxxxxxx" })', {}],
  ['a search that begins again at each character', '$match(a, /(a)(.*b)?/)', { a: 'a'.repeat(20_000) }],
  ['a search in much', '$contains(a, /b/)', { a: 'a'.repeat(30_000) }],
  ['deep brackets', `${'('.repeat(900)}1${')'.repeat(900)}`, {}],
])('stops %s in time', async (_name, text, input) => {
  const start = performance.now()
  expect(await result(text, input)).toMatchObject({ problem: { code: 'expression_limit' } })
  expect(performance.now() - start).toBeLessThan(1_000)
})

it('takes linear time where others take forever', async () => {
  const start = performance.now()
  expect(await result('$exists($match(a, /^(a+)+$/)) ? 1 : 2', { a: `${'a'.repeat(28)}b` })).toEqual({
    value: 2,
  })
  expect(performance.now() - start).toBeLessThan(1_000)
})

it.each([
  ['$now()', 'must not use $now'],
  ['$millis() > 0', 'must not use $millis'],
  ['a.$random()', 'must not use $random'],
  ['$shuffle([1, 2])', 'must not use $shuffle'],
  ['$map(a, $eval)', 'must not use $eval'],
  ['($e := $eval; $e("1"))', 'must not use $eval'],
  ['a +', 'is not a valid expression'],
  ['(a', 'is not a valid expression: Expected ")"'],
  ['$match(a, /(?=b)/)', 'is not a valid expression: error parsing regexp'],
  ['$match(a, /(b)\\1/)', 'is not a valid expression: error parsing regexp'],
  [`$match(a, /${'b'.repeat(201)}/)`, 'at most 200 characters'],
  ['a'.repeat(2_001), 'at most 2000 characters'],
])('refuses %s', (text, why) => {
  expect(compileExpression(text)._unsafeUnwrapErr()).toContain(why)
})

it.each([
  ['a + 1', 'The left side of the "+" operator must evaluate to a number'],
  ['$number(a)', 'Unable to cast value to a number: …'],
  ['$error("No color")', 'No color'],
  ['$sum', 'gives a function'],
])('%s fails without telling values', async (text, why) => {
  const failed = await result(text, { a: 'secret' })
  expect(failed).toMatchObject({
    problem: { code: 'expression_failed', message: expect.stringContaining(why) },
  })
  expect(JSON.stringify(failed)).not.toContain('secret')
})

it('shares one time between expressions', async () => {
  const compiled = compileExpression('1')._unsafeUnwrap()
  expect(await evaluate(compiled, {}, {}, Date.now() - 1)).toMatchObject({
    problem: { code: 'expression_limit' },
  })
})

it('is the only place that calls jsonata', () => {
  const root = join(__dirname, '../../..')
  const callers = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/node_modules|\.test\.ts$/.test(file))
    .filter((file) =>
      /import (?!type )[^\n]*from 'jsonata'|require\('jsonata'\)/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
  expect(callers).toEqual(['mapping/engine/expression/compile.ts'])
})
