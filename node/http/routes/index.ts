import { flows } from '../../flows'
import type { Route } from '../route'
import { aboutRoutes } from './about'
import { contractRoute } from './contract'
import { customerRoutes } from './customers'
import { importRoutes } from './imports'
import { batchRoute, batchRoutes } from './jobs'
import { notificationsRoute } from './notifications'
import { orderActionRoutes } from './order-actions'
import { orderPushRoutes } from './order-push'
import { orderQueueRoutes } from './order-queue'
import { orderRoutes } from './orders'
import { recordRoutes } from './records'
import { settingsRoutes } from './settings'
import { settingsDocumentRoutes } from './settings-documents'
import { waitingRoute } from './waiting'

const flowRoutes = Object.values(flows).flatMap((flow) => [batchRoute(flow), ...recordRoutes(flow)])

/** Every call of the ERP-facing API. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...customerRoutes,
  ...batchRoutes,
  ...importRoutes,
  ...orderRoutes,
  ...orderQueueRoutes,
  ...orderActionRoutes,
  ...settingsDocumentRoutes,
  ...orderPushRoutes,
  waitingRoute,
  notificationsRoute,
  ...settingsRoutes,
  ...aboutRoutes,
  contractRoute(() => routes),
]
