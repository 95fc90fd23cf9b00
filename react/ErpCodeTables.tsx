import React from 'react'

import { CodeTablesPage } from './features/code-tables/CodeTablesPage'
import { Panel } from './shared/Page'

/** The page "Code tables": what the codes of each system mean in VTEX. */
export default function ErpCodeTables() {
  return (
    <Panel>
      <CodeTablesPage />
    </Panel>
  )
}
