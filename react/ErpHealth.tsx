import React from 'react'

import { HealthPage } from './features/health/HealthPage'
import { Panel } from './shared/Page'

/** The page "Connections": does the app reach everything it works with? */
export default function ErpHealth() {
  return (
    <Panel>
      <HealthPage />
    </Panel>
  )
}
