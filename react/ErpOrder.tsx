import React from 'react'

import { OrderPage } from './features/orders/OrderPage'
import { Panel } from './shared/Page'

/** One order: where it stands, what happened, and what can be done. */
export default function ErpOrder() {
  return (
    <Panel>
      <OrderPage />
    </Panel>
  )
}
