import React from 'react'

import { SoapPage } from './features/soap/SoapPage'
import { Panel } from './shared/Page'

/** What systems call over SOAP, and whether it works. */
export default function ErpSoap() {
  return (
    <Panel>
      <SoapPage />
    </Panel>
  )
}
