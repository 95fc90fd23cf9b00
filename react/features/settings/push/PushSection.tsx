import React, { useState } from 'react'

import { ErpOrderPushQuery } from '../../../graphql/operation-types'
import query from '../../../graphql/orders/order-push.graphql'
import { Answered } from '../../../shared/Answered'
import { Section } from '../../../shared/Section'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { PushForm } from './PushForm'
import { PushSecret } from './PushSecret'
import { PushState } from './PushState'
import { PushTry } from './PushTry'

/** Orders that are posted to the ERP instead of being asked for: where, how it goes, the secret and a trial. */
export function PushSection() {
  // Kept here: what is shown once must outlive an answer that fails after it.
  const [secret, setSecret] = useState<string | null>(null)
  const answer = useAnswer<ErpOrderPushQuery>(query)
  return (
    <Section
      title="admin/erp-integrator.settings.push.title"
      about="admin/erp-integrator.settings.push.about"
    >
      <Answered answer={answer} root={(data) => data.orderPush} skeleton={<SkeletonLines lines={6} />}>
        {(push) => (
          <>
            <PushState push={push} />
            <PushSecret
              push={push}
              secret={secret}
              onMade={(made) => {
                setSecret(made)
                answer.ask()
              }}
            />
            <PushForm push={push} onSaved={answer.ask} />
            <PushTry push={push} />
          </>
        )}
      </Answered>
    </Section>
  )
}
