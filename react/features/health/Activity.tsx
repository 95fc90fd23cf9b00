import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { Moment } from '../../shared/Moment'
import { Skeleton } from '../../shared/Skeleton'
import { HealthActivity } from './types'

/** What the app is working on. */
export function Activity({ activity }: { activity?: HealthActivity }) {
  const { formatMessage } = useIntl()
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.health.activity.title' })}>
      <dl className="flex flex-wrap ma0">
        <Figure label={<FormattedMessage id="admin/erp-integrator.health.activity.open" />}>
          {activity ? <FormattedNumber value={activity.openBatches} /> : <Skeleton width="2rem" />}
        </Figure>
        <Figure label={<FormattedMessage id="admin/erp-integrator.health.activity.last" />}>
          {activity ? <LastBatch activity={activity} /> : <Skeleton width="12rem" />}
        </Figure>
      </dl>
    </PageBlock>
  )
}

/** Room for the date and the id of a batch, so that nothing moves. */
const twoLines = { minHeight: '3.25rem' }

function Figure({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="w-50 pr5">
      <dt className="t-small lh-copy">{label}</dt>
      <dd className="t-heading-5 lh-copy ma0" style={twoLines}>
        {children}
      </dd>
    </div>
  )
}

function LastBatch({ activity }: { activity: HealthActivity }) {
  if (!activity.lastBatchAt) return <FormattedMessage id="admin/erp-integrator.health.activity.none" />
  return (
    <>
      <Moment at={activity.lastBatchAt} />
      {activity.lastBatchId && (
        <div className="t-small c-muted-1" style={{ overflowWrap: 'anywhere' }}>
          <FormattedMessage
            id="admin/erp-integrator.health.activity.batch"
            values={{ id: activity.lastBatchId }}
          />
        </div>
      )}
    </>
  )
}
