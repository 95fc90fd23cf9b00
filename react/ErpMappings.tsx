import React from 'react'

import { MappingsPage } from './features/mappings/list/MappingsPage'
import { Panel } from './shared/Page'

/** The page "Mappings": which field of each system goes where in VTEX. */
export default function ErpMappings() {
  return (
    <Panel>
      <MappingsPage />
    </Panel>
  )
}
