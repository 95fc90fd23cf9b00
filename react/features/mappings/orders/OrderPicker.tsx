import React, { FormEvent, useEffect, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input } from 'vtex.styleguide'

import {
  ErpOrderSampleQuery,
  ErpOrderSampleQueryVariables,
  ErpRecentOrdersQuery,
} from '../../../graphql/operation-types'
import sampleQuery from '../../../graphql/order-sample.graphql'
import recentQuery from '../../../graphql/recent-orders.graphql'
import { ErrorWords } from '../../../shared/ErrorPanel'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'

interface Props {
  /** An order that somebody chose elsewhere on the page; empty: none. */
  wanted: string
  onTake: (json: string) => void
}

/** Takes a real order of the store to try the mapping on, by its id; those of late are offered. */
export function OrderPicker({ wanted, onTake }: Props) {
  const { formatMessage } = useIntl()
  const [typed, setTyped] = useState(wanted)
  const [asked, setAsked] = useState(wanted)
  const recent = useAnswer<ErpRecentOrdersQuery>(recentQuery)
  const { data, error, isLoading, ask } = useAnswer<ErpOrderSampleQuery, ErpOrderSampleQueryVariables>(
    sampleQuery,
    { orderId: asked },
    { skip: asked === '' },
  )
  const answer = asked === '' ? undefined : data?.orderSample
  const failure = answer && isFailure(answer) ? answer : undefined
  const json = answer && !isFailure(answer) ? answer.json : undefined
  useEffect(() => {
    if (wanted === '') return
    setTyped(wanted)
    setAsked(wanted)
  }, [wanted])
  useEffect(() => {
    if (json !== undefined && !isLoading) onTake(json)
    // Whoever renders hands a new function in every time; what counts is that another order came.
  }, [json, isLoading])
  const read = (event: FormEvent) => {
    event.preventDefault()
    if (typed.trim() === asked) ask()
    else setAsked(typed.trim())
  }
  return (
    <form className="mb4" onSubmit={read} noValidate>
      <div className="flex flex-wrap items-end">
        <div className="mr4 flex-auto" style={{ minWidth: '12rem' }}>
          <Input
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.orderMapping.orderId' })}
            value={typed}
            list="recent-orders"
            spellCheck={false}
            autoComplete="off"
            maxLength={100}
            onChange={({ target }) => setTyped(target.value)}
          />
          <datalist id="recent-orders">
            {(recent.data?.recentOrders ?? []).map(({ orderId, status }) => (
              <option key={orderId} value={orderId} label={status} />
            ))}
          </datalist>
        </div>
        <div className="mt3">
          <Button
            size="small"
            variation="secondary"
            type="submit"
            disabled={typed.trim() === ''}
            isLoading={isLoading && asked !== ''}
          >
            <FormattedMessage id="admin/erp-integrator.orderMapping.read" />
          </Button>
        </div>
      </div>
      {(error || failure) && !isLoading && (
        <div className="mt4" role="alert">
          <ErrorWords error={(error ?? failure)!} />
        </div>
      )}
    </form>
  )
}
