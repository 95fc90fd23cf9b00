import { Service, type ServiceContext } from '@vtex/api'
import { Clients } from './clients'
import { arrivedEvent } from './events/arrived'
import { orderStatusEvent } from './events/order-status'
import { pushEvent } from './events/push'
import { tickEvent } from './events/tick'
import { workLaneEvent } from './events/work-lane'
import { resolvers } from './graphql'
import { erp } from './http/handler'
import { soap } from './soap/handler'

/** The whole app: ERP-facing calls by REST and SOAP, the panel's GraphQL API and the events that wake the workers. */
export default new Service<Clients, ServiceContext<Clients>['state'], ServiceContext>({
  clients: {
    implementation: Clients,
    options: {
      events: { timeout: 5_000 },
      // Reads are merged into writes, so nothing may answer from memory.
      vbase: { timeout: 10_000, retries: 2, memoizable: false },
    },
  },
  routes: { erp, erpPrivate: erp, soap, soapPrivate: soap },
  events: {
    workLane: workLaneEvent,
    tick: tickEvent,
    orderStatus: orderStatusEvent,
    push: pushEvent,
    arrived: arrivedEvent,
  },
  graphql: { resolvers },
})
