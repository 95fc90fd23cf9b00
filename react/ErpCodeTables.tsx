import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpCodeTables() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.codeTables">{null}</Page>
    </Panel>
  )
}
