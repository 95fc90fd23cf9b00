import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import {
  ErpMarkNotificationsReadMutation,
  ErpMarkNotificationsReadMutationVariables,
  ErpNotificationsQuery,
} from '../../graphql/operation-types'
import mutation from '../../graphql/mark-notifications-read.graphql'
import query from '../../graphql/notifications.graphql'
import { ErrorWords } from '../../shared/ErrorPanel'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { useChange } from '../../shared/useChange'
import { useVisiblePoll } from '../../shared/useVisiblePoll'
import { NotificationLine } from './NotificationLine'

const POLL_MILLISECONDS = 60_000
/** Shown before somebody asks for all of them. */
const FEW = 5

/** What the store was told, the newest first, until somebody marks it as read. */
export function Notifications() {
  const { data, error, ask } = useAnswer<ErpNotificationsQuery>(query)
  useVisiblePoll(ask, POLL_MILLISECONDS)
  const { run, isRunning } = useChange<
    ErpMarkNotificationsReadMutation,
    ErpMarkNotificationsReadMutationVariables
  >(mutation, 'admin/erp-integrator.notifications.marked')
  const found = data?.notifications
  const markRead = async () => {
    if (found && (await run({ revision: found.revision }))) ask()
  }
  return (
    <Section
      title="admin/erp-integrator.notifications.title"
      about="admin/erp-integrator.notifications.about"
      aside={
        found &&
        found.unread > 0 && (
          <>
            <span className="t-body mr5">
              <FormattedMessage
                id="admin/erp-integrator.notifications.unread"
                values={{ count: found.unread }}
              />
            </span>
            <Button variation="tertiary" size="small" isLoading={isRunning} onClick={markRead}>
              <FormattedMessage id="admin/erp-integrator.notifications.mark" />
            </Button>
          </>
        )
      }
    >
      {error && !found ? <ErrorWords error={error} /> : <List found={found} />}
    </Section>
  )
}

function List({ found }: { found?: ErpNotificationsQuery['notifications'] }) {
  const [isWhole, setWhole] = useState(false)
  if (!found) return <SkeletonLines lines={2} />
  if (found.entries.length === 0)
    return (
      <p className="t-body lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.notifications.empty" />
      </p>
    )
  return (
    <>
      <ul className="list ma0 pa0">
        {(isWhole ? found.entries : found.entries.slice(0, FEW)).map((entry) => (
          <NotificationLine key={entry.id} entry={entry} />
        ))}
      </ul>
      {!isWhole && found.entries.length > FEW && (
        <div className="mt4">
          <Button variation="tertiary" size="small" onClick={() => setWhole(true)}>
            <FormattedMessage id="admin/erp-integrator.notifications.all" />
          </Button>
        </div>
      )}
    </>
  )
}
