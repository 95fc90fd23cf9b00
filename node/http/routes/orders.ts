import { z } from 'zod'
import { orderDepsOf } from '../../orders/deps'
import { orderResources } from '../../orders/permissions'
import { showOrder } from '../../orders/show-order'
import { problem, type Answer } from '../answer'
import { orderAnswer } from '../order-schemas'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'

/** What an ERP reads and does of orders. */
export const orderRoutes: Route[] = [
  {
    method: 'GET',
    path: '/orders/{id}',
    access: { anyOf: [orderResources.view, orderResources.full] },
    handle: getOrder,
    docs: {
      operationId: 'get_order',
      summary: 'Read one order as VTEX has it now',
      description:
        'Money is in currency units and adds up to the cent: lines come to items − discounts, and items − discounts + shipping + tax + services + changes is the value. Lines stay as they were ordered; what was changed later is in `changes`.',
      answers: { 200: { description: 'The order.', schema: orderAnswer } },
    },
  },
]

async function getOrder({ params, query, path, clients, deps }: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(z.strictObject({}), query)
  if (options.isErr()) return problem(options.error, path)
  const order = await showOrder(orderDepsOf(deps, clients, 'interactive'), params.id ?? '')
  return order.match(
    (body) => ({ status: 200, body }),
    (failed) => problem(failed, path),
  )
}
