import React from 'react'
import { FormattedMessage } from 'react-intl'
import { ButtonWithIcon, IconEdit } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { OutcomeTag } from '../../../shared/OutcomeTag'
import { PageLink } from '../../../shared/PageLink'
import { cell, TableHead, tableLook } from '../TableHead'
import type { Result } from './RecordList'
import { WhatHappened } from './WhatHappened'

const columns = [
  'admin/erp-integrator.records.column.record',
  'admin/erp-integrator.records.column.outcome',
  'admin/erp-integrator.records.column.what',
]

interface Props {
  flow: string
  records: Result[]
  /** Null while failed records cannot be sent again. */
  onEdit: ((record: Result) => void) | null
}

export function RecordTable({ flow, records, onEdit }: Props) {
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {records.map((record) => (
          <tr key={`${record.part} ${record.index}`}>
            <td className={cell} style={{ width: '25%', overflowWrap: 'anywhere' }}>
              <Name flow={flow} record={record} />
            </td>
            <td className={cell}>
              <OutcomeTag outcome={record.outcome} />
              {record.attempts > 1 && (
                <div className="t-small c-muted-1 mt1">
                  <FormattedMessage
                    id="admin/erp-integrator.records.attempts"
                    values={{ count: record.attempts }}
                  />
                </div>
              )}
            </td>
            <td className={cell} style={{ width: '50%' }}>
              <WhatHappened record={record} />
              {record.outcome === 'FAILED' && onEdit && (
                <div className="mt3 nl4">
                  <ButtonWithIcon
                    size="small"
                    variation="tertiary"
                    icon={<IconEdit size={14} />}
                    onClick={() => onEdit(record)}
                  >
                    <FormattedMessage id="admin/erp-integrator.records.edit" />
                    <span className="clip"> {record.ref ?? record.index + 1}</span>
                  </ButtonWithIcon>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Name({ flow, record: { ref, index, vtexId } }: { flow: string; record: Result }) {
  return (
    <>
      {ref === null ? (
        <FormattedMessage id="admin/erp-integrator.records.noRef" />
      ) : (
        <PageLink to={addresses.record(flow, ref)} className="c-link hover-c-link link underline-hover fw6">
          {ref}
        </PageLink>
      )}
      <div className="t-small c-muted-1">
        <FormattedMessage id="admin/erp-integrator.records.place" values={{ place: index + 1 }} />
        {vtexId !== null && (
          <>
            {' · '}
            <FormattedMessage id="admin/erp-integrator.records.vtexId" values={{ id: vtexId }} />
          </>
        )}
      </div>
    </>
  )
}
