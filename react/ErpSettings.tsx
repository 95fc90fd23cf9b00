import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpSettings() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.settings">{null}</Page>
    </Panel>
  )
}
