import { catalogue, type ErrorCode } from '../errors/catalogue'
import { failure } from '../errors/failure'
import { problem } from './answer'
import { problemDetails } from './schemas'

it.each(Object.keys(catalogue) as ErrorCode[])('%s is problem details of the contract', (code) => {
  const { status, headers, body } = problem(failure(code), '/x')
  expect(problemDetails.safeParse(body).error).toBeUndefined()
  expect(body).toMatchObject({
    status,
    code,
    instance: '/x',
    type: `/_v/private/erp-integrator/v1/errors/${code}`,
  })
  expect(headers?.['content-type']).toBe('application/problem+json; charset=utf-8')
})

it.each([
  ['vtex_rate_limited', { retryAfter: 7 }, '7'],
  ['vtex_timeout', { retryAfter: 5 }, '5'],
  ['vtex_timeout', {}, undefined],
  ['invalid_record', { retryAfter: 5 }, undefined],
] as const)('%s with %j says Retry-After %s', (code, extra, expected) => {
  expect(problem(failure(code, undefined, extra), '/x').headers?.['retry-after']).toBe(expected)
})

it('asks for credentials with 401 only', () => {
  expect(problem(failure('unauthenticated'), '/').headers?.['www-authenticate']).toMatch(/^Basic /)
  expect(problem(failure('forbidden_resource'), '/').headers).not.toHaveProperty('www-authenticate')
})

it('adds members, and lists the errors', () => {
  const errors = [{ pointer: '/a', code: 'required', message: 'is required' }]
  expect(
    problem(failure('invalid_record', 'Bad.', { errors }), '/', { outcome: 'failed' }).body,
  ).toMatchObject({
    detail: 'Bad.',
    errors,
    outcome: 'failed',
  })
})
