import React from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { TableHead, cell, tableLook } from '../TableHead'
import type { Attempt } from './Steps'

const columns = [
  'admin/erp-integrator.calls.call',
  'admin/erp-integrator.calls.status',
  'admin/erp-integrator.calls.duration',
]

interface Props {
  calls: NonNullable<Attempt['calls']>
  /** How many came before these. */
  leftOut: number
}

/** The calls to VTEX that were made for a record, oldest first. */
export function Calls({ calls, leftOut }: Props) {
  return (
    <>
      {leftOut > 0 && (
        <p className="t-small c-muted-1 mt0 mb2">
          <FormattedMessage id="admin/erp-integrator.calls.leftOut" values={{ count: leftOut }} />
        </p>
      )}
      <table {...tableLook}>
        <TableHead columns={columns} />
        <tbody>
          {calls.map(({ method, path, status, milliseconds }, index) => (
            <tr key={index}>
              <td className={cell}>
                <code className="t-small" style={{ overflowWrap: 'anywhere' }}>
                  {method} {path}
                </code>
              </td>
              <td className={cell}>
                {status ?? <FormattedMessage id="admin/erp-integrator.calls.noAnswer" />}
              </td>
              <td className={`${cell} nowrap`}>
                <FormattedNumber value={milliseconds} /> ms
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
