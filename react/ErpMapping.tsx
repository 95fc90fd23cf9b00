import React from 'react'

import { MappingPage } from './features/mappings/editor/MappingPage'
import { Panel } from './shared/Page'

/** The editor of one mapping. */
export default function ErpMapping() {
  return (
    <Panel>
      <MappingPage />
    </Panel>
  )
}
