import { z } from 'zod'
import { ok } from '../../answers'
import { readBody, type ShapeKit } from '../../shape'
import { omsError } from '../answers'
import { tellChange } from '../move'
import type { OrderHandler } from '../with-order'

export function interactionBody(kit: ShapeKit) {
  return kit.object({ source: z.string().max(200), message: z.string().max(5_000) })
}

/** POST interactions: a line in the order's log. VTEX has no call that reads it; control shows it. */
export function postInteraction(schema: ReturnType<typeof interactionBody>): OrderHandler {
  return ({ call, account, oms, order, now }) => {
    const body = readBody(schema, call.request.body)
    if (!body.ok) return omsError(400, 'OMS001', body.message)
    order.interactions.push({ ...body.value, at: now })
    tellChange(oms, account, order, now)
    return ok()
  }
}
