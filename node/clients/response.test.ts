import { catalogue } from '../errors/catalogue'
import { asResult, failureOf, statusOf } from './response'

const answered = (status: number, data?: unknown, headers: Record<string, string> = {}) =>
  Object.assign(new Error(`Request failed with status code ${status}`), {
    response: { status, data, headers },
  })

it.each([
  [429, undefined, {}, 'vtex_rate_limited', 2, 'rate-limited'],
  [429, undefined, { 'retry-after': '17' }, 'vtex_rate_limited', 17, 'rate-limited'],
  [429, undefined, { 'retry-after': '0.4' }, 'vtex_rate_limited', 1, 'rate-limited'],
  [429, undefined, { 'retry-after': '-5' }, 'vtex_rate_limited', 2, 'rate-limited'],
  [
    429,
    undefined,
    { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' },
    'vtex_rate_limited',
    2,
    'rate-limited',
  ],
  [423, 'Locked', {}, 'vtex_locked', 3, 'locked'],
  [500, 'oops', {}, 'vtex_unavailable', 5, 'server-error'],
  [503, '', {}, 'vtex_unavailable', 5, 'server-error'],
  [401, '', {}, 'policy_missing', undefined, 'forbidden'],
  [403, '', {}, 'policy_missing', undefined, 'forbidden'],
  [408, '', {}, 'vtex_timeout', 5, 'timeout'],
  [400, '', {}, 'vtex_refused', undefined, 'refused'],
  [422, '', {}, 'vtex_refused', undefined, 'refused'],
  [404, '', {}, 'vtex_refused', undefined, 'not-found'],
  [409, '', {}, 'vtex_refused', undefined, 'conflict'],
] as const)('%d with %j and %j is %s', (status, data, headers, code, retryAfter, kind) => {
  const failed = failureOf(answered(status, data, headers))
  expect([failed.code, failed.retryAfter, failed.kind]).toEqual([code, retryAfter, kind])
})

it.each([
  [' Plain words ', 'VTEX answered 400: Plain words'],
  [{ Message: 'In Message' }, 'VTEX answered 400: In Message'],
  [{ message: 'in message' }, 'VTEX answered 400: in message'],
  [{ error: { code: '1', message: 'inside error' } }, 'VTEX answered 400: inside error'],
  [{ error: 'an error' }, 'VTEX answered 400: an error'],
  ['', 'VTEX answered 400 without a reason.'],
  [null, 'VTEX answered 400 without a reason.'],
  [{ Message: 5 }, 'VTEX answered 400 without a reason.'],
  ['x'.repeat(5_000), `VTEX answered 400: ${'x'.repeat(300)}`],
])('quotes %j', (data, detail) => {
  expect(failureOf(answered(400, data)).detail).toBe(detail)
})

it.each([
  ['There is already a product created with the same RefId with Product Id 12', '12'],
  [{ Message: 'Sku can not be created because the RefId is registered in Sku id 345' }, '345'],
  ['"Sku can not be created because the RefId is registered in Sku id 345"', '345'],
  ['There is already a product with the same LinkId with Product Id 12', undefined],
  ['Brand already created with this Id', undefined],
])('finds who has the reference code in %j', (data, existingId) => {
  expect(failureOf(answered(409, data)).existingId).toBe(existingId)
})

it.each([
  ['ECONNABORTED', 'vtex_timeout', 'timeout'],
  ['ETIMEDOUT', 'vtex_timeout', 'timeout'],
  ['ECONNRESET', 'vtex_unavailable', 'connection'],
  ['ENOTFOUND', 'vtex_unavailable', 'connection'],
])('a call lost with %s is %s (%s)', (code, expected, kind) => {
  const failed = failureOf(Object.assign(new Error('lost'), { code }))
  expect([failed.code, failed.kind]).toEqual([expected, kind])
  expect(catalogue[failed.code].retryable).toBe(true)
})

it('takes a bug for a bug', async () => {
  await expect(asResult(Promise.reject(new TypeError('x is not a function')))).rejects.toThrow(TypeError)
})

it('answers what VTEX answered', async () => {
  expect((await asResult(Promise.resolve(null)))._unsafeUnwrap()).toBeNull()
  expect((await asResult(Promise.reject(answered(423))))._unsafeUnwrapErr().code).toBe('vtex_locked')
})

it.each([
  [answered(412), 412],
  [new Error('none'), undefined],
  [null, undefined],
])('finds the status of %p', (error, status) => {
  expect(statusOf(error)).toBe(status)
})
