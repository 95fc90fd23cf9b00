import { createHmac, timingSafeEqual } from 'node:crypto'

interface Signed {
  headers: Record<string, string | undefined>
  body: string
  /** Milliseconds since the epoch. */
  at: number
}

/** Seconds a delivery may be old, or a clock be ahead. */
const WINDOW = 5 * 60

/** Whether a delivery is the app's, as docs/api.md tells receivers to check: with this secret, and sent lately. */
export function isOurs({ headers, body, at }: Signed, secret: string): boolean {
  const parts = (headers['x-erp-integrator-signature'] ?? '').split(',').map((part) => part.trim().split('='))
  const timestamp = Number(parts.find(([name]) => name === 't')?.[1])
  if (!(Math.abs(at / 1_000 - timestamp) <= WINDOW)) return false
  const expected = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest()
  return parts.some(([name, value = '']) => {
    const given = Buffer.from(value, 'hex')
    return name === 'v1' && given.length === expected.length && timingSafeEqual(given, expected)
  })
}
