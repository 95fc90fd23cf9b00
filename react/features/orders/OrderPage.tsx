import React from 'react'
import { useIntl } from 'react-intl'

import { ErpOrderQuery, ErpOrderQueryVariables } from '../../graphql/operation-types'
import query from '../../graphql/orders/order.graphql'
import { addresses } from '../../shared/addresses'
import { Answered } from '../../shared/Answered'
import { Page } from '../../shared/Page'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { useRouteParams } from '../../shared/useQueryState'
import { useVisiblePoll } from '../../shared/useVisiblePoll'
import { OrderActions } from './OrderActions'
import { OrderHead } from './OrderHead'
import { OrderHistory } from './OrderHistory'
import { OrderItems } from './OrderItems'
import { WhatToDo } from './WhatToDo'

/** One order: where it stands, what is wrong, what happened, and what can be done. */
export function OrderPage() {
  const { id } = useRouteParams('id')
  const { formatMessage } = useIntl()
  const answer = useAnswer<ErpOrderQuery, ErpOrderQueryVariables>(query, { id })
  useVisiblePoll(answer.ask, 30_000)
  return (
    <Page
      title={
        <span style={{ overflowWrap: 'anywhere' }}>
          {formatMessage({ id: 'admin/erp-integrator.order.title' }, { id })}
        </span>
      }
      back={{ label: 'admin/erp-integrator.navigation.orders', to: addresses.orders() }}
    >
      <Answered answer={answer} root={(data) => data.order} skeleton={<SkeletonLines lines={10} />}>
        {(order) => (
          <>
            <WhatToDo order={order} onDone={answer.ask} />
            <OrderHead order={order} />
            <OrderActions order={order} />
            <OrderHistory order={order} />
            <OrderItems order={order} />
          </>
        )}
      </Answered>
    </Page>
  )
}
