import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Alert, Button } from 'vtex.styleguide'

import {
  ErpLookAtOrderMutation,
  ErpLookAtOrderMutationVariables,
  ErpOfferOrderAgainMutation,
  ErpOfferOrderAgainMutationVariables,
} from '../../graphql/operation-types'
import look from '../../graphql/orders/look-at-order.graphql'
import offer from '../../graphql/orders/offer-order-again.graphql'
import { useChange } from '../../shared/useChange'
import { CancelOrder } from './CancelOrder'
import { CancelRequest } from './CancelRequest'
import type { Order } from './OrderHead'
import { TakeOrder } from './TakeOrder'
import { helpOf, troubleTexts } from './texts'

interface Props {
  order: Order
  onDone: () => void
}

const offered = ['REJECTED', 'ELSEWHERE']
const takeable = ['QUEUED', ...offered]

/** What is wrong with the order in words, and what a person can do about it. */
export function WhatToDo({ order, onDone }: Props) {
  const { orderId: id, stage, trouble, awaits, rejection, cancelRequest, canCancel } = order
  const [dialog, setDialog] = useState<'take' | 'cancel' | null>(null)
  const close = () => setDialog(null)
  const done = () => {
    close()
    onDone()
  }
  const looking = useChange<ErpLookAtOrderMutation, ErpLookAtOrderMutationVariables>(
    look,
    'admin/erp-integrator.order.look.done',
  )
  const offering = useChange<ErpOfferOrderAgainMutation, ErpOfferOrderAgainMutationVariables>(
    offer,
    'admin/erp-integrator.order.offer.done',
  )
  return (
    <div className="mb5">
      {cancelRequest && <CancelRequest id={id} request={cancelRequest} onDone={onDone} />}
      {trouble && (
        <div className="mb4">
          <Alert type="warning">
            <div>
              <div className="fw6">
                <FormattedMessage id={troubleTexts[trouble].title} />
              </div>
              <FormattedMessage id={helpOf(trouble, awaits)} />
              {rejection !== null && (
                <div className="mt2" style={{ overflowWrap: 'anywhere' }}>
                  <FormattedMessage
                    id="admin/erp-integrator.order.rejection"
                    values={{ reason: rejection }}
                  />
                </div>
              )}
            </div>
          </Alert>
        </div>
      )}
      <div className="flex flex-wrap">
        <div className="mr3 mb3">
          <Button
            size="small"
            variation="secondary"
            isLoading={looking.isRunning}
            onClick={() => void looking.run({ id }).then(onDone)}
          >
            <FormattedMessage id="admin/erp-integrator.order.look" />
          </Button>
        </div>
        {stage && offered.includes(stage) && (
          <div className="mr3 mb3">
            <Button
              size="small"
              variation="secondary"
              isLoading={offering.isRunning}
              onClick={() => void offering.run({ id }).then(onDone)}
            >
              <FormattedMessage id="admin/erp-integrator.order.offer" />
            </Button>
          </div>
        )}
        {stage && takeable.includes(stage) && (
          <div className="mr3 mb3">
            <Button size="small" variation="secondary" onClick={() => setDialog('take')}>
              <FormattedMessage id="admin/erp-integrator.order.take" />
            </Button>
          </div>
        )}
        {canCancel && (
          <div className="mb3">
            <Button size="small" variation="secondary" onClick={() => setDialog('cancel')}>
              <FormattedMessage id="admin/erp-integrator.order.cancel" />
            </Button>
          </div>
        )}
      </div>
      {dialog === 'take' && <TakeOrder id={id} onClose={close} onDone={done} />}
      {dialog === 'cancel' && <CancelOrder id={id} onClose={close} onDone={done} />}
    </div>
  )
}
