import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { SkeletonLines } from '../../../shared/Skeleton'
import type { History } from './RecordHead'
import { TimelineEvent } from './TimelineEvent'

export type Event = History['events'][number]

interface Props {
  events: Event[]
  /** What can be done about the last. */
  children: ReactNode
  /** The steps behind an event. */
  stepsOf: (event: Event) => ReactNode
}

/** What happened to a record, newest first. */
export function Timeline({ events, children, stepsOf }: Props) {
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
            <TimelineEvent
              key={`${event.at} ${event.batchId}`}
              event={event}
              isNewest={index === 0}
              steps={stepsOf(event)}
            >
              {index === 0 && children}
            </TimelineEvent>
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
