import React from 'react'

import { OverviewPage } from './features/overview/OverviewPage'
import { Panel } from './shared/Page'

/** The first page: is it working, and what needs a person? */
export default function ErpOverview() {
  return (
    <Panel>
      <OverviewPage />
    </Panel>
  )
}
