import type { AccountState } from '../state'
import { param, type Answered, type Call, type Context, type Handler } from '../routes'
import { notFound } from './answers'
import { settle, type Oms } from './move'
import type { Order } from './order'

/** An order, and what acting on it takes. */
export interface OrderAct {
  account: AccountState
  order: Order
  oms: Oms
  now: number
}

/** An order that a call is about. */
export interface OrderCall extends OrderAct {
  call: Call
}

export type OrderHandler = (call: OrderCall) => Answered

/** Finds the order by its id, or by `seq` and its sequence, as far along as the clock has it; 404 otherwise. */
export function withOrder(
  context: Pick<Context, 'now' | 'oms'>,
  handle: OrderHandler,
  parameter = 'orderId',
): Handler {
  return (call) => {
    const id = param(call, parameter)
    const order = findOrder(call.state, id)
    if (!order) return notFound(id)
    const now = context.now()
    settle(context.oms, call.state, order, now)
    return handle({ call, account: call.state, order, oms: context.oms, now })
  }
}

export function findOrder({ kept }: AccountState, id: string): Order | undefined {
  const sequence = /^seq(\d+)$/.exec(id)?.[1]
  if (sequence === undefined) return kept.oms.orders.get(id)
  return [...kept.oms.orders.values()].find((order) => order.sequence === sequence)
}
