import React from 'react'

import { CopyText } from '../../shared/CopyText'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { soapAddress } from '../start/apiAddress'

/** Nobody speaks SOAP yet: what to enter in an ERP that could. */
export function NoCalls() {
  return (
    <EmptyPanel
      bare
      title="admin/erp-integrator.soap.none.title"
      text="admin/erp-integrator.soap.none.text"
      action={
        <div className="tl">
          <CopyText
            text={soapAddress(window.location.origin)}
            label="admin/erp-integrator.start.address.copy"
          />
        </div>
      }
    />
  )
}
