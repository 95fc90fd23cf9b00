import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { IconWarning, PageBlock } from 'vtex.styleguide'

import { Moment } from '../../shared/Moment'
import { cell, TableHead, tableLook } from '../activity/TableHead'
import type { Order } from './OrderHead'
import { cancellationTexts, invoiceTexts, partyTexts, stateTexts } from './texts'

const columns = [
  'admin/erp-integrator.order.invoices.number',
  'admin/erp-integrator.order.invoices.type',
  'admin/erp-integrator.order.invoices.value',
  'admin/erp-integrator.order.invoices.state',
]

/** What the ERP or a person did to the order, and whether VTEX has it; nothing where nothing was done. */
export function OrderActions({ order }: { order: Order }) {
  const { invoices, cancellation, changes } = order
  const { formatMessage } = useIntl()
  if (invoices.length + changes.length === 0 && cancellation === null) return null
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.order.actions' })}>
      {invoices.length > 0 && <Invoices order={order} />}
      {cancellation && (
        <Action
          title={cancellationTexts[cancellation.kind] ?? cancellation.kind}
          reason={cancellation.reason}
          at={cancellation.at}
          by={cancellation.by}
          state={<State of={cancellation} />}
        >
          <FormattedMessage id={partyTexts[cancellation.requestedBy] ?? cancellation.requestedBy} />
          {' · '}
        </Action>
      )}
      {changes.map((change, index) => (
        <Action
          key={index}
          title="admin/erp-integrator.order.change"
          reason={change.reason}
          at={change.sentAt}
          by={change.by}
          state={<State of={{ ...change, isAlerted: false }} />}
        />
      ))}
    </PageBlock>
  )
}

function Invoices({ order: { invoices, currency } }: { order: Order }) {
  const money = currency
    ? { style: 'currency' as const, currency }
    : { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {invoices.map((invoice, index) => (
          <tr key={index}>
            <td className={cell} style={{ overflowWrap: 'anywhere' }}>
              {invoice.number || '–'}
              <div className="t-small c-muted-1">
                {invoice.by ?? <FormattedMessage id="admin/erp-integrator.order.invoices.elsewhere" />}
                {invoice.issuedAt && (
                  <>
                    {' · '}
                    <Moment at={invoice.issuedAt} />
                  </>
                )}
              </div>
            </td>
            <td className={cell}>
              <FormattedMessage id={invoiceTexts[invoice.type] ?? invoice.type} />
            </td>
            <td className={cell}>
              <FormattedNumber value={invoice.value} {...money} />
            </td>
            <td className={cell}>
              <State of={invoice} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface ActionProps {
  /** Message id. */
  title: string
  reason: string
  at: string
  by: string
  state: ReactNode
  children?: ReactNode
}

function Action({ title, reason, at, by, state, children }: ActionProps) {
  return (
    <div className="pv4 bt b--muted-4 lh-copy" style={{ overflowWrap: 'anywhere' }}>
      <div className="t-body">
        <b className="fw6">
          <FormattedMessage id={title} />
        </b>
        {' · '}
        {state}
      </div>
      <div className="t-body">{reason}</div>
      <div className="t-small c-muted-1">
        {children}
        {by}
        {' · '}
        <Moment at={at} seconds />
      </div>
    </div>
  )
}

function State({ of: { state, isAlerted } }: { of: { state: string; isAlerted: boolean } }) {
  if (!isAlerted) return <FormattedMessage id={stateTexts[state] ?? state} />
  return (
    <span className="inline-flex items-center">
      <span className="mr2 inline-flex" aria-hidden="true">
        <IconWarning size={14} color="#8a5a00" />
      </span>
      <FormattedMessage id="admin/erp-integrator.order.state.alerted" />
    </span>
  )
}
