import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpRecord() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.activity">{null}</Page>
    </Panel>
  )
}
