import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpMapping() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.mappings">{null}</Page>
    </Panel>
  )
}
