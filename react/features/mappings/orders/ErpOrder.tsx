import React from 'react'
import { useIntl } from 'react-intl'

import { readJson } from '../document/read'

/** An order as the ERP gets it. */
export function ErpOrder({ json }: { json: string }) {
  const { formatMessage } = useIntl()
  return (
    <pre
      className="ma0 pa4 bg-muted-5 br2 t-small lh-copy overflow-auto"
      style={{ maxHeight: '30rem' }}
      tabIndex={0}
      role="region"
      aria-label={formatMessage({ id: 'admin/erp-integrator.orderMapping.previewTitle' })}
    >
      {JSON.stringify(readJson(json), null, 2)}
    </pre>
  )
}
