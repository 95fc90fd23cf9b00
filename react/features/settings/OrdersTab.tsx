import React from 'react'

import { ErpOrderSettingsQuery } from '../../graphql/operation-types'
import query from '../../graphql/orders/order-settings.graphql'
import { Answered } from '../../shared/Answered'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { OrdersForm } from './OrdersForm'
import { PushSection } from './push/PushSection'

/** What the store decides about its orders and how they reach the ERP, each read on its own. */
export function OrdersTab() {
  const answer = useAnswer<ErpOrderSettingsQuery>(query)
  return (
    <>
      <Answered answer={answer} root={(data) => data.orderSettings} skeleton={<SkeletonLines lines={8} />}>
        {(settings) => <OrdersForm settings={settings} onSaved={answer.ask} />}
      </Answered>
      <PushSection />
    </>
  )
}
