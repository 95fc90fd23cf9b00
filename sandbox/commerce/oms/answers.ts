import { randomUUID } from 'node:crypto'
import type { ApiResponse } from '../../http'
import { isoOf } from './instants'
import type { Order } from './order'

/** OMS's error shape. */
export function omsError(status: number, code: string, message: string): ApiResponse {
  return { status, body: { error: { code, message, exception: null } } }
}

export const notFound = (orderId: string): ApiResponse =>
  omsError(404, 'OMS004', `Order not found: ${orderId}`)

/** What a call that changed the order answers. */
export function receiptOf({ orderId }: Order, now: number, receipt = newReceipt()): ApiResponse {
  return { status: 200, body: { date: isoOf(now), orderId, receipt } }
}

export const newReceipt = (): string => randomUUID().replaceAll('-', '')
