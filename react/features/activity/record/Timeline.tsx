import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpRecordHistoryQuery } from '../../../graphql/operation-types'
import { SkeletonLines } from '../../../shared/Skeleton'
import { TimelineEvent } from './TimelineEvent'

type History = Exclude<ErpRecordHistoryQuery['recordHistory'], { __typename: 'Failure' }>
export type Event = History['events'][number]

/** What happened to a record, newest first. */
export function Timeline({ events }: { events: Event[] }) {
  const { formatMessage } = useIntl()
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.record.timeline' })}>
      {events.length === 0 ? (
        <p className="t-body ma0">
          <FormattedMessage id="admin/erp-integrator.record.timeline.none" />
        </p>
      ) : (
        <ol className="list ma0 pa0">
          {events.map((event, index) => (
            <TimelineEvent key={event.at + String(index)} event={event} isNewest={index === 0} />
          ))}
        </ol>
      )}
    </PageBlock>
  )
}

export function TimelineSkeleton() {
  return (
    <PageBlock>
      <SkeletonLines lines={8} />
    </PageBlock>
  )
}
