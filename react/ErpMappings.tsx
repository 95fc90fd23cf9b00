import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpMappings() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.mappings">{null}</Page>
    </Panel>
  )
}
