import React, { Fragment } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { ErpSoapOperationsQuery } from '../../graphql/operation-types'
import { Ago } from '../../shared/Ago'
import { cell, TableHead, tableLook } from '../activity/TableHead'
import { LastFault } from './LastFault'
import { SoapStateTag } from './SoapStateTag'

export type Operation = ErpSoapOperationsQuery['soapOperations']['operations'][number]

const columns = [
  'admin/erp-integrator.soap.column.operation',
  'admin/erp-integrator.soap.column.calls',
  'admin/erp-integrator.soap.column.last',
  'admin/erp-integrator.soap.column.fault',
]

/** Operations with how often and when they were called, and what went wrong last. */
export function OperationTable({ operations }: { operations: readonly Operation[] }) {
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {operations.map((called) => (
          <Row key={`${called.source} ${called.operation ?? ''}`} called={called} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ called }: { called: Operation }) {
  const { source, operation, state, firstAt, lastAt, calls, faults } = called
  return (
    <tr>
      <th scope="row" className={`${cell} fw4 tl`} style={{ overflowWrap: 'anywhere', minWidth: '14rem' }}>
        <Name operation={operation} />
        <div className="t-small c-muted-1">{source}</div>
        <div className="mt2">
          <SoapStateTag state={state} />
        </div>
      </th>
      <td className={cell}>
        <FormattedNumber value={calls} />
        <div className="t-small c-muted-1">
          <FormattedMessage
            id="admin/erp-integrator.soap.faults"
            values={{ count: faults, shown: <FormattedNumber value={faults} /> }}
          />
        </div>
      </td>
      <td className={`${cell} t-small`}>
        <Ago at={lastAt} />
        <div className="c-muted-1">
          <FormattedMessage id="admin/erp-integrator.soap.first" values={{ when: <Ago at={firstAt} /> }} />
        </div>
      </td>
      <td className={`${cell} t-small`} style={{ overflowWrap: 'anywhere', minWidth: '10rem' }}>
        <LastFault called={called} />
      </td>
    </tr>
  )
}

function Name({ operation }: Pick<Operation, 'operation'>) {
  if (operation !== null) return <span className="fw6">{breakable(operation)}</span>
  return (
    <>
      <span className="fw6">
        <FormattedMessage id="admin/erp-integrator.soap.operation.none" />
      </span>
      <div className="t-small">
        <FormattedMessage id="admin/erp-integrator.soap.operation.noneText" />
      </div>
    </>
  )
}

/** A name that breaks between its words. */
function breakable(name: string) {
  return (name.match(/[A-Z]+[^A-Z]*|[^A-Z]+/g) ?? []).map((word, index) => (
    <Fragment key={index}>
      <wbr />
      {word}
    </Fragment>
  ))
}
