import React from 'react'

import { RecordPage } from './features/activity/record/RecordPage'
import { Panel } from './shared/Page'

/** The timeline of one record. */
export default function ErpRecord() {
  return (
    <Panel>
      <RecordPage />
    </Panel>
  )
}
