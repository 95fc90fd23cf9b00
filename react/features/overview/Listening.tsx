import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Spinner } from 'vtex.styleguide'

import { StatusIcon } from '../../shared/StatusTag'

/** Whether the first call came in. The page asks the app every few seconds; the news is read out. */
export function Listening({ hasCall }: { hasCall: boolean }) {
  return (
    <p
      role="status"
      className={`flex items-center lh-copy br3 pa4 mt0 mb5 ${hasCall ? 'bg-success--faded' : 'bg-muted-5'}`}
    >
      <span className="mr4 inline-flex" aria-hidden="true">
        {hasCall ? <StatusIcon status="OK" size={20} /> : <Spinner size={20} color="currentColor" />}
      </span>
      {hasCall ? (
        <FormattedMessage id="admin/erp-integrator.overview.step.call.received" />
      ) : (
        <FormattedMessage id="admin/erp-integrator.overview.step.call.listening" />
      )}
    </p>
  )
}
