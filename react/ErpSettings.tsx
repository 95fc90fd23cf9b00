import React from 'react'

import { SettingsPage } from './features/settings/SettingsPage'
import { Panel } from './shared/Page'

/** What the store decides: guards, who owns which field, what is kept, files. */
export default function ErpSettings() {
  return (
    <Panel>
      <SettingsPage />
    </Panel>
  )
}
