import React from 'react'
import { FormattedMessage } from 'react-intl'

import { StatusIcon } from '../../shared/StatusTag'

export interface Report {
  added: number
  changed: number
  unchanged: number
  errors: { line: number; message: string }[]
}

/** What an import would do, and which lines it cannot read. */
export function ImportReport({ report }: { report: Report }) {
  const { added, changed, unchanged, errors } = report
  return (
    <div role="status" className="bg-muted-5 br2 pa4">
      <p className="t-body lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.import.report" values={{ added, changed, unchanged }} />
      </p>
      {errors.length > 0 && (
        <ul className="list ma0 pa0 mt3">
          {errors.slice(0, 20).map(({ line, message }) => (
            <li key={line} className="flex items-start t-small lh-copy mb2">
              <span className="mr3 mt1 inline-flex">
                <StatusIcon status="ERROR" size={14} />
              </span>
              <span>
                <FormattedMessage id="admin/erp-integrator.import.line" values={{ line }} />{' '}
                <span lang="en">{message}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {errors.length > 20 && (
        <p className="t-small mv0">
          <FormattedMessage
            id="admin/erp-integrator.import.moreErrors"
            values={{ count: errors.length - 20 }}
          />
        </p>
      )}
    </div>
  )
}
