import type { PushAnswer } from '../../clients/order-push'
import { decisionOn, type Decision } from './answer'

const now = Date.parse('2026-03-01T12:00:00Z')
const answered = (status: number, body: unknown = '', retryAfter: string | null = null): PushAnswer => ({
  ...{ kind: 'answered', status, retryAfter },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const failed = (why: string, status: number | null, retryAfter: number | null = null) => ({
  kind: 'failed',
  failure: { why, status, retryAfter },
})
const rejected = (changes: object = {}) => ({
  kind: 'reject',
  rejection: { reason: 'unknown SKU', code: null, retryAfter: null, ...changes },
})
const refusal = { reason: 'unknown SKU' }

it.each<[string, PushAnswer, object]>([
  ['a number', answered(200, { erpOrderNumber: 'SO-1' }), { kind: 'acknowledge', erpOrderNumber: 'SO-1' }],
  [
    'a number with blanks',
    answered(201, { erpOrderNumber: ' SO-1 ' }),
    { kind: 'acknowledge', erpOrderNumber: 'SO-1' },
  ],
  [
    'a number among others',
    answered(200, { a: 1, erpOrderNumber: '7' }),
    { kind: 'acknowledge', erpOrderNumber: '7' },
  ],
  ['no number', answered(200, {}), { kind: 'taken' }],
  ['no body', answered(204), { kind: 'taken' }],
  ['blanks', answered(202, ' \n'), { kind: 'taken' }],
  ['text', answered(200, 'OK'), failed('unreadable', 200)],
  ['a page', answered(200, '<html>'), failed('unreadable', 200)],
  ['a list', answered(200, []), failed('unreadable', 200)],
  ['null', answered(200, 'null'), failed('unreadable', 200)],
  ['half of it', answered(200, '{"erpOrderNumber":"SO'), failed('unreadable', 200)],
  ['a number that is none', answered(200, { erpOrderNumber: 7 }), failed('unreadable', 200)],
  ['an empty number', answered(200, { erpOrderNumber: ' ' }), failed('unreadable', 200)],
  ['too long a number', answered(200, { erpOrderNumber: 'x'.repeat(101) }), failed('unreadable', 200)],
  ['409 with a reason', answered(409, refusal), rejected()],
  ['410 with a reason', answered(410, refusal), rejected()],
  [
    '422 with all of it',
    answered(422, { ...refusal, code: 'E7', retryAfter: 'PT1H', more: 1 }),
    rejected({ code: 'E7', retryAfter: 3_600 }),
  ],
  ['422 without a reason', answered(422, { error: 'no' }), failed('status', 422)],
  ['422 with text', answered(422, 'no'), failed('status', 422)],
  ['422 with a span that is none', answered(422, { ...refusal, retryAfter: 60 }), failed('status', 422)],
  ['400 with a reason', answered(400, refusal), failed('status', 400)],
  ['a redirect', answered(302), failed('status', 302)],
  ['401', answered(401), failed('status', 401)],
  ['404', answered(404), failed('status', 404)],
  ['500', answered(500), failed('status', 500)],
  ['500 with Retry-After', answered(500, '', '30'), failed('status', 500)],
  ['503', answered(503), failed('status', 503)],
  ['503 with Retry-After', answered(503, '', '30'), failed('asked_to_wait', 503, 30)],
  ['429', answered(429), failed('asked_to_wait', 429)],
  ['429 with Retry-After', answered(429, '', ' 7 '), failed('asked_to_wait', 429, 7)],
  ['429 with a date', answered(429, '', 'Sun, 01 Mar 2026 12:00:45 GMT'), failed('asked_to_wait', 429, 45)],
  [
    '429 with a date that has passed',
    answered(429, '', 'Sun, 01 Mar 2026 11:00:00 GMT'),
    failed('asked_to_wait', 429, 0),
  ],
  ['429 with nonsense', answered(429, '', 'soon'), failed('asked_to_wait', 429)],
  ['nothing in time', { kind: 'unanswered', why: 'timeout' }, failed('timeout', null)],
  ['no connection', { kind: 'unanswered', why: 'connection' }, failed('connection', null)],
  ['too much', { kind: 'unanswered', why: 'too_large' }, failed('too_large', null)],
])('%s', (_name, answer, expected) => {
  expect(decisionOn(answer, 'new', now)).toEqual(expected)
})

it('only an order itself can be refused, not what is told of one that the ERP has', () => {
  const decisions: Decision[] = (['canceled', 'cancellation-requested'] as const).map((event) =>
    decisionOn(answered(422, refusal), event, now),
  )
  expect(decisions).toEqual([failed('status', 422), failed('status', 422)])
})
