import React from 'react'

import { ActivityPage } from './features/activity/ActivityPage'
import { Panel } from './shared/Page'

/** What the ERP sent, and what became of it. */
export default function ErpActivity() {
  return (
    <Panel>
      <ActivityPage />
    </Panel>
  )
}
