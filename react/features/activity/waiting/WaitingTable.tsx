import React, { Fragment } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { ErpWaitingQuery } from '../../../graphql/operation-types'
import { addresses } from '../../../shared/addresses'
import { FlowName } from '../../../shared/flows'
import { Moment } from '../../../shared/Moment'
import { PageLink } from '../../../shared/PageLink'
import { cell, TableHead, tableLook } from '../TableHead'
import { waitingFor } from './waitingFor'

type Waiting = ErpWaitingQuery['waiting']['waiting'][number]

const columns = [
  'admin/erp-integrator.waiting.column.needs',
  'admin/erp-integrator.waiting.column.records',
  'admin/erp-integrator.waiting.column.flows',
  'admin/erp-integrator.waiting.column.since',
]

export function WaitingTable({ waiting }: { waiting: Waiting[] }) {
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {waiting.map((each) => (
          <tr key={`${each.needsFlow} ${each.needsRef}`}>
            <td className={cell} style={{ overflowWrap: 'anywhere', width: '45%' }}>
              <Needs waiting={each} />
            </td>
            <td className={cell}>
              <FormattedNumber value={each.records} />
            </td>
            <td className={cell}>
              {each.flows.map((flow, index) => (
                <Fragment key={flow}>
                  {index > 0 && ', '}
                  <FlowName flow={flow} />
                </Fragment>
              ))}
            </td>
            <td className={`${cell} t-small`}>
              <Moment at={each.since} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Needs({ waiting }: { waiting: Waiting }) {
  const needs = waitingFor(waiting)
  if (needs.kind === 'record')
    return (
      <>
        <span className="t-small c-muted-1">
          <FlowName flow={needs.flow} />
        </span>
        <div className="fw6">{needs.ref}</div>
      </>
    )
  const { source, table, code } = needs
  return (
    <>
      <span className="t-small c-muted-1">
        <FormattedMessage id="admin/erp-integrator.waiting.code" values={{ source, table }} />
      </span>
      <div className="fw6">{code}</div>
      <PageLink to={addresses.codeTables({ source, table, search: code })}>
        <FormattedMessage id="admin/erp-integrator.waiting.addCode" />
      </PageLink>
    </>
  )
}
