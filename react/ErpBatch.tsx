import React from 'react'

import { BatchPage } from './features/activity/batch/BatchPage'
import { Panel } from './shared/Page'

/** One batch: progress, guards, results. */
export default function ErpBatch() {
  return (
    <Panel>
      <BatchPage />
    </Panel>
  )
}
