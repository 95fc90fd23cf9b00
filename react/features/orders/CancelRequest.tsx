import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Alert, Button } from 'vtex.styleguide'

import { Ago } from '../../shared/Ago'
import { DecideCancellation } from './DecideCancellation'
import type { Order } from './OrderHead'

type Request = NonNullable<Order['cancelRequest']>

interface Props {
  id: string
  request: Request
  onDone: () => void
}

/** Somebody wants the order cancelled: who, since when and why, and the two answers. */
export function CancelRequest({ id, request: { requestedBy, at, reason }, onDone }: Props) {
  const [answer, setAnswer] = useState<'accept' | 'deny' | null>(null)
  const isOwn = requestedBy === 'store'
  const close = () => setAnswer(null)
  return (
    <div className="mb4">
      <Alert type="warning">
        <div>
          <div className="fw6">
            <FormattedMessage
              id={
                isOwn
                  ? 'admin/erp-integrator.order.request.store'
                  : 'admin/erp-integrator.order.request.customer'
              }
            />
            {at && (
              <span className="fw4 ml3">
                <Ago at={at} />
              </span>
            )}
          </div>
          {reason !== null && (
            <div style={{ overflowWrap: 'anywhere' }}>
              <FormattedMessage id="admin/erp-integrator.order.request.reason" values={{ reason }} />
            </div>
          )}
          <FormattedMessage
            id={
              isOwn ? 'admin/erp-integrator.order.request.ownHelp' : 'admin/erp-integrator.order.request.help'
            }
          />
          <div className="flex flex-wrap mt4">
            <div className="mr3 mb3">
              <Button size="small" variation="secondary" onClick={() => setAnswer('accept')}>
                <FormattedMessage id="admin/erp-integrator.order.request.accept" />
              </Button>
            </div>
            {!isOwn && (
              <Button size="small" variation="secondary" onClick={() => setAnswer('deny')}>
                <FormattedMessage id="admin/erp-integrator.order.request.deny" />
              </Button>
            )}
          </div>
        </div>
      </Alert>
      {answer && (
        <DecideCancellation
          id={id}
          accept={answer === 'accept'}
          onClose={close}
          onDone={() => {
            close()
            onDone()
          }}
        />
      )}
    </div>
  )
}
