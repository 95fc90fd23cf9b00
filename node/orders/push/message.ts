import { randomUUID } from 'node:crypto'
import type { PushMessage } from '../../clients/order-push'
import type { LeasedOrder } from '../queue/lease'
import { idempotencyIdOf, signatureHeader } from './sign'

/** What goes out besides queue entries: a trial by a person. */
export const TEST = 'test'

interface Sending {
  /** Those that sign, the newest first. */
  secrets: readonly string[]
  /** Milliseconds since 1970. */
  now: number
}

/** One order as it is posted: the entry of `GET /orders/queue`, and an id that is the same for every attempt. */
export function messageOf(leased: LeasedOrder, sending: Sending): PushMessage {
  const { orderId, receipt, event, attempt, leasedUntil, mappingVersion, order } = leased
  const entry = { orderId, receipt, event, leasedUntil: new Date(leasedUntil).toISOString(), attempt }
  return signed(idempotencyIdOf(leased), { ...entry, mappingVersion, order }, sending)
}

/** A delivery with nothing in it, to try the address and the secret. */
export function testMessage(sending: Sending): PushMessage {
  const nothing = { orderId: null, receipt: null, leasedUntil: null, mappingVersion: null, order: null }
  return signed(`test-${randomUUID()}`, { event: TEST, attempt: 1, ...nothing }, sending)
}

function signed(id: string, content: object, { secrets, now }: Sending): PushMessage {
  const body = JSON.stringify({ id, ...content })
  const timestamp = Math.floor(now / 1_000)
  return {
    body,
    headers: {
      'X-Erp-Integrator-Timestamp': String(timestamp),
      'X-Erp-Integrator-Signature': signatureHeader(secrets, timestamp, body),
      'X-Erp-Integrator-Delivery': randomUUID(),
      'Idempotency-Key': id,
    },
  }
}
