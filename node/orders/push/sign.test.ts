import { createHmac } from 'node:crypto'
import { idempotencyIdOf, newSecret, signatureHeader, signatureOf } from './sign'

/** `printf '%s' '1700000000.{}' | openssl dgst -sha256 -hmac push_test` */
const VECTOR = '6e15c1b6ca2cb8a851ea395833f20f504601b4a3e20382fbe433605ca736cd8f'

it('signs as HMAC-SHA256 of timestamp, dot and body', () => {
  expect(signatureOf('push_test', 1_700_000_000, '{}')).toBe(VECTOR)
  const expected = createHmac('sha256', 'k').update('1.{"a":"ü"}', 'utf8').digest('hex')
  expect(signatureOf('k', 1, '{"a":"ü"}')).toBe(expected)
})

it.each([
  ['secret', 'push_other', 1_700_000_000, '{}'],
  ['time', 'push_test', 1_700_000_001, '{}'],
  ['body', 'push_test', 1_700_000_000, '{ }'],
])('another %s is another signature', (_what, secret, timestamp, body) => {
  expect(signatureOf(secret, timestamp, body)).not.toBe(VECTOR)
})

it('carries a signature for each secret, the newest first', () => {
  const header = signatureHeader(['push_test', 'old'], 1_700_000_000, '{}')
  expect(header).toBe(`t=1700000000,v1=${VECTOR},v1=${signatureOf('old', 1_700_000_000, '{}')}`)
})

it('makes secrets that differ and fit into a header or file', () => {
  const secrets = Array.from({ length: 50 }, newSecret)
  expect(new Set(secrets).size).toBe(50)
  for (const secret of secrets) expect(secret).toMatch(/^push_[\w-]{43}$/)
})

it('names an order the same however often it is offered, and other news by when they came', () => {
  const id = (orderId: string, event: 'new' | 'canceled', queuedAt: number) =>
    idempotencyIdOf({ orderId, event, queuedAt })
  expect(id('1', 'new', 5)).toMatch(/^[0-9a-f]{32}$/)
  expect(id('1', 'new', 5)).toBe(id('1', 'new', 6))
  expect(id('1', 'canceled', 5)).toBe(id('1', 'canceled', 5))
  expect(
    new Set([id('1', 'new', 5), id('2', 'new', 5), id('1', 'canceled', 5), id('1', 'canceled', 6)]).size,
  ).toBe(4)
})
