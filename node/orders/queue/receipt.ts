import { randomBytes } from 'node:crypto'
import { queueEvents, type QueueEvent } from '../record/record'

export interface Receipt {
  orderId: string
  event: QueueEvent
}

/** A receipt for one lease: opaque for the ERP, of which nobody can guess another's. */
export function newReceipt({ orderId, event }: Receipt): string {
  const nonce = randomBytes(12).toString('base64url')
  return `${Buffer.from(orderId).toString('base64url')}.${queueEvents.indexOf(event)}.${nonce}`
}

/** What a receipt is for; null when it is none. Pure. */
export function readReceipt(receipt: string): Receipt | null {
  const [, id = '', index = ''] = /^([\w-]{1,200})\.(\d)\.[\w-]{16}$/.exec(receipt) ?? []
  const event = queueEvents[Number(index)]
  return id !== '' && event ? { orderId: Buffer.from(id, 'base64url').toString(), event } : null
}
