import React from 'react'
import { FormattedNumber, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { cell, TableHead, tableLook } from '../activity/TableHead'
import type { Order } from './OrderHead'

const columns = [
  'admin/erp-integrator.order.item',
  'admin/erp-integrator.order.quantity',
  'admin/erp-integrator.order.warehouse',
  'admin/erp-integrator.order.total',
]

/** What was bought, and where it leaves from. */
export function OrderItems({ order: { items } }: { order: Order }) {
  const { formatMessage } = useIntl()
  if (items.length === 0) return null
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.order.items' })}>
      <table {...tableLook}>
        <TableHead columns={columns} />
        <tbody>
          {items.map(({ skuRef, name, quantity, warehouse, total }, index) => (
            <tr key={index}>
              <td className={cell} style={{ overflowWrap: 'anywhere', width: '50%' }}>
                {name}
                <div className="t-small c-muted-1">{skuRef}</div>
              </td>
              <td className={cell}>
                <FormattedNumber value={quantity} />
              </td>
              <td className={cell} style={{ overflowWrap: 'anywhere' }}>
                {warehouse}
              </td>
              <td className={cell}>
                <FormattedNumber value={total} minimumFractionDigits={2} maximumFractionDigits={2} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </PageBlock>
  )
}
