import React from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { ErpOrdersQuery } from '../../graphql/operation-types'
import { addresses } from '../../shared/addresses'
import { Ago } from '../../shared/Ago'
import { PageLink } from '../../shared/PageLink'
import { cell, TableHead, tableLook } from '../activity/TableHead'
import { StageTag, TroubleMark } from './StageTag'

type Order = ErpOrdersQuery['orders']['orders'][number]

const columns = [
  'admin/erp-integrator.orders.column.order',
  'admin/erp-integrator.orders.column.stage',
  'admin/erp-integrator.orders.column.status',
  'admin/erp-integrator.orders.column.seen',
]

/** Open orders, each with what is wrong with it. */
export function OrderTable({ orders }: { orders: Order[] }) {
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {orders.map((order) => (
          <Row key={order.orderId} order={order} />
        ))}
      </tbody>
    </table>
  )
}

function Row({
  order: { orderId, stage, status, statusSince, firstSeenAt, attempts, trouble },
}: {
  order: Order
}) {
  return (
    <tr>
      <td className={cell} style={{ overflowWrap: 'anywhere' }}>
        <PageLink to={addresses.order(orderId)} className="c-link hover-c-link link underline-hover fw6">
          {orderId}
        </PageLink>
        {attempts > 1 && (
          <div className="t-small c-muted-1">
            <FormattedMessage
              id="admin/erp-integrator.orders.attempts"
              values={{ shown: <FormattedNumber value={attempts} /> }}
            />
          </div>
        )}
      </td>
      <td className={cell}>
        <StageTag stage={stage} />
        {trouble && (
          <div>
            <TroubleMark trouble={trouble} />
          </div>
        )}
      </td>
      <td className={cell} style={{ overflowWrap: 'anywhere' }}>
        <code>{status}</code>
        <div className="t-small c-muted-1">
          <Ago at={statusSince} />
        </div>
      </td>
      <td className={`${cell} t-small`}>
        <Ago at={firstSeenAt} />
      </td>
    </tr>
  )
}
