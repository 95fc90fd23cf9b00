import { setEventRates } from '../commerce/oms/faults/rates'
import { checked, type Handler, type Shop } from './handler'
import { orderEventsSchema, orderFaultSchema } from './schemas'

/** What goes wrong with orders and their events, on demand. */
export const orderFaultHandlers: Record<string, Handler<Shop>> = {
  'GET order-faults': ({ world: { commerce } }) => ({ status: 200, body: commerce.orders.faults.list() }),
  'POST order-faults': ({ world: { commerce } }, { body }) =>
    checked(orderFaultSchema, body, (spec) => ({ status: 201, body: commerce.orders.faults.add(spec) })),
  'DELETE order-faults': ({ world: { commerce } }) => {
    commerce.orders.faults.clear()
    return { status: 204 }
  },
  'POST order-events': ({ world: { commerce } }, { body }) =>
    checked(orderEventsSchema, body ?? {}, (rates) => {
      setEventRates(commerce.orders.faults, rates)
      return { status: 204 }
    }),
}
