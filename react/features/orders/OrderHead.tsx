import React from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpOrderQuery } from '../../graphql/operation-types'
import { Ago } from '../../shared/Ago'
import { Fact } from '../../shared/Fact'
import { Moment } from '../../shared/Moment'
import { StageTag } from './StageTag'

export type Order = Exclude<ErpOrderQuery['order'], { __typename: 'Failure' }>

/** The order as it stands on both sides. */
export function OrderHead({ order }: { order: Order }) {
  const { stage, status, statusSince, erpOrderNumber, value, currency, createdAt, sequence, leasedUntil } =
    order
  return (
    <PageBlock>
      <dl className="flex flex-wrap ma0">
        <Fact label="admin/erp-integrator.order.stage">
          {stage ? (
            <StageTag stage={stage} />
          ) : (
            <FormattedMessage id="admin/erp-integrator.order.stage.none" />
          )}
        </Fact>
        <Fact label="admin/erp-integrator.order.status">
          <code>{status || '–'}</code>
        </Fact>
        {statusSince && (
          <Fact label="admin/erp-integrator.order.since">
            <Ago at={statusSince} />
          </Fact>
        )}
        <Fact label="admin/erp-integrator.order.erpNumber">
          {erpOrderNumber ?? <FormattedMessage id="admin/erp-integrator.order.erpNumber.none" />}
        </Fact>
        {leasedUntil && stage === 'QUEUED' && (
          <Fact label="admin/erp-integrator.order.leasedUntil">
            <Moment at={leasedUntil} seconds />
          </Fact>
        )}
        <Fact label="admin/erp-integrator.order.value">
          {currency ? (
            <FormattedNumber value={value} style="currency" currency={currency} />
          ) : (
            <FormattedNumber value={value} minimumFractionDigits={2} />
          )}
        </Fact>
        {sequence && <Fact label="admin/erp-integrator.order.sequence">{sequence}</Fact>}
        {createdAt && (
          <Fact label="admin/erp-integrator.order.createdAt">
            <Moment at={createdAt} />
          </Fact>
        )}
      </dl>
    </PageBlock>
  )
}
