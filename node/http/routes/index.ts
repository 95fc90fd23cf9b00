import { flows } from '../../flows'
import type { Route } from '../route'
import { aboutRoutes } from './about'
import { contractRoute } from './contract'
import { importRoutes } from './imports'
import { batchRoute, batchRoutes } from './jobs'
import { notificationsRoute } from './notifications'
import { orderQueueRoutes } from './order-queue'
import { orderSettingsRoutes } from './order-settings'
import { orderRoutes } from './orders'
import { recordRoutes } from './records'
import { settingsRoutes } from './settings'
import { stockSettingsRoutes } from './stock-settings'
import { waitingRoute } from './waiting'

const flowRoutes = Object.values(flows).flatMap((flow) => [batchRoute(flow), ...recordRoutes(flow)])

/** Every call of the ERP-facing API. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...batchRoutes,
  ...importRoutes,
  ...orderRoutes,
  ...orderQueueRoutes,
  ...orderSettingsRoutes,
  ...stockSettingsRoutes,
  waitingRoute,
  notificationsRoute,
  ...settingsRoutes,
  ...aboutRoutes,
  contractRoute(() => routes),
]
