import React from 'react'

import { Page, Panel } from './shared/Page'

export default function ErpOverview() {
  return (
    <Panel>
      <Page title="admin/erp-integrator.navigation.overview">{null}</Page>
    </Panel>
  )
}
