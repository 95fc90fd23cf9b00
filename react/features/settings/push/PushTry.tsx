import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErpTestOrderPushMutation } from '../../../graphql/operation-types'
import mutation from '../../../graphql/orders/test-order-push.graphql'
import { StatusIcon } from '../../../shared/StatusTag'
import { useChange } from '../../../shared/useChange'
import type { OrderPush } from './push-settings'
import { WhyNot } from './WhyNot'

type Tried = Extract<ErpTestOrderPushMutation['testOrderPush'], { __typename: 'OrderPushTest' }>

/** Posts a delivery without an order to the address that is saved, and says what came of it. */
export function PushTry({ push: { address, secretMadeAt } }: { push: OrderPush }) {
  const [tried, setTried] = useState<Tried | null>(null)
  const { run, isRunning } = useChange<ErpTestOrderPushMutation, Record<string, never>>(mutation, null)
  const send = async () => {
    setTried(null)
    const done = await run({})
    if (done) setTried(done)
  }
  return (
    <div className="bt b--muted-4 pt5 mt6">
      <p className="t-body lh-copy mt0 mb4">
        <FormattedMessage id="admin/erp-integrator.settings.push.test.about" />
      </p>
      <div className="flex flex-wrap items-center">
        <Button
          size="small"
          variation="secondary"
          disabled={address === null || secretMadeAt === null}
          isLoading={isRunning}
          onClick={() => void send()}
        >
          <FormattedMessage id="admin/erp-integrator.settings.push.test" />
        </Button>
        <span className="ml5 t-body lh-copy" role="status">
          {tried && <Result tried={tried} />}
        </span>
      </div>
    </div>
  )
}

function Result({ tried: { isTaken, status, why, milliseconds } }: { tried: Tried }) {
  return (
    <span className="inline-flex items-center">
      <span className="mr3 inline-flex">
        <StatusIcon status={isTaken ? 'OK' : 'ERROR'} size={14} />
      </span>
      <span>
        {isTaken ? (
          <FormattedMessage
            id="admin/erp-integrator.settings.push.test.taken"
            values={{ status: String(status), milliseconds }}
          />
        ) : (
          <WhyNot why={why} status={status} />
        )}
      </span>
    </span>
  )
}
