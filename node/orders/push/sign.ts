import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { QueueEvent } from '../record/record'

/** A secret that nobody guesses: 32 random bytes as text. The text, as UTF-8, is the key of the signature. */
export const newSecret = (): string => `push_${randomBytes(32).toString('base64url')}`

/** HMAC-SHA256 of `timestamp.body`, in hexadecimal. `timestamp`: seconds since 1970; `body`: as it is sent. Pure. */
export function signatureOf(secret: string, timestamp: number, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
}

/** `t=…,v1=…`: one `v1` for each secret that is valid, the newest first. Pure. */
export function signatureHeader(secrets: readonly string[], timestamp: number, body: string): string {
  return [`t=${timestamp}`, ...secrets.map((secret) => `v1=${signatureOf(secret, timestamp, body)}`)].join(
    ',',
  )
}

/**
 * Names what is delivered: the same for every attempt. An order is the same order however often it is offered; what is
 * told of it besides may be told again after it was over, and is named by when it was put into the queue. Pure.
 */
export function idempotencyIdOf({
  orderId,
  event,
  queuedAt,
}: {
  orderId: string
  event: QueueEvent
  queuedAt: number
}): string {
  const parts = event === 'new' ? [orderId, event] : [orderId, event, queuedAt]
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
