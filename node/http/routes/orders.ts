import { orderDepsOf } from '../../orders/deps'
import { orderResources } from '../../orders/permissions'
import { showMappedOrder } from '../../orders/show-mapped'
import { showOrder } from '../../orders/show-order'
import { problem, type Answer } from '../answer'
import { mappedOrderAnswer, orderAnswer, orderQuery } from '../order-schemas'
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
        'Money is in currency units and adds up to the cent: lines come to items − discounts, and items − discounts + shipping + tax + services + changes is the value. Lines stay as they were ordered; what was changed later is in `changes`. With `shape=erp` the order is in `order`, as the queue gives it to the caller.',
      query: orderQuery,
      answers: { 200: { description: 'The order.', schema: orderAnswer.or(mappedOrderAnswer) } },
    },
  },
]

async function getOrder({
  params,
  query,
  path,
  clients,
  deps,
  caller,
}: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(orderQuery, query)
  if (options.isErr()) return problem(options.error, path)
  const orderDeps = orderDepsOf(deps, clients, 'interactive')
  const id = params.id ?? ''
  const order = await (options.value.shape === 'erp'
    ? showMappedOrder(orderDeps, id, caller.source)
    : showOrder(orderDeps, id))
  return order.match(
    (body) => ({ status: 200, body }),
    (failed) => problem(failed, path),
  )
}
