import { flows } from '../../flows'
import type { Route } from '../route'
import { aboutRoutes } from './about'
import { batchRoute, batchRoutes } from './batches'
import { contractRoute } from './contract'
import { recordRoutes } from './records'

const flowRoutes = Object.values(flows).flatMap((flow) => [batchRoute(flow), ...recordRoutes(flow)])

/** Every call of the ERP-facing API. */
export const routes: readonly Route[] = [
  ...flowRoutes,
  ...batchRoutes,
  ...aboutRoutes,
  contractRoute(() => routes),
]
