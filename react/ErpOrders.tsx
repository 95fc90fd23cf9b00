import React from 'react'

import { OrdersPage } from './features/orders/OrdersPage'
import { Panel } from './shared/Page'

/** Open orders between VTEX and the ERP. */
export default function ErpOrders() {
  return (
    <Panel>
      <OrdersPage />
    </Panel>
  )
}
