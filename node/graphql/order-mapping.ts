import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { fail } from '../errors/failure'
import { maskedOrder } from '../orders/mask'
import { heldOrders as held } from '../orders/queue/held'
import { recentOrders as recent } from '../orders/recent'
import { readRecord } from '../orders/record/store'
import { orderForErp } from '../orders/show-order'
import { sourceName } from '../sources'
import { limit, optional } from './arguments'
import { answer, show } from './resolver'

const MOST_HELD = 200

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** `Query.recentOrders`. */
export const recentOrders = show(z.object({ limit: limit(20, 50) }), async ({ orders: deps }, args) =>
  (await recent(deps, args.limit)).map(({ firstSeenAt, ...order }) => ({
    ...order,
    firstSeenAt: instant(firstSeenAt),
  })),
)

/** `Query.orderSample`. */
export const orderSample = answer(
  'OrderSample',
  z.object({ orderId: z.string().trim().min(1).max(100) }),
  async ({ orders: deps }, { orderId }) => {
    const found = await deps.oms.get(orderId)
    if (found.isErr()) return err(found.error)
    const { value: order } = found
    if (order === null) return fail('order_not_found')
    const shown = maskedOrder(orderForErp(order, await readRecord(deps, order.orderId)))
    return ok({ orderId: order.orderId, json: JSON.stringify(shown) })
  },
)

/** `Query.heldOrders`. */
export const heldOrders = show(
  z.object({ source: optional(sourceName) }),
  async ({ orders: deps }, { source }) =>
    (await held(deps))
      .filter((order) => source === undefined || order.source === source)
      .slice(0, MOST_HELD)
      .map(({ since, retriedAt, orderId, mappingVersion, code, reason, codes, source: of }) => ({
        ...{ orderId, source: of, mappingVersion, code, reason, codes },
        since: instant(since),
        retriedAt: instant(retriedAt),
      })),
)
