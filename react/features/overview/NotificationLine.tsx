import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { Ago } from '../../shared/Ago'
import { FlowName } from '../../shared/flows'
import { PageLink } from '../../shared/PageLink'
import { troubleTexts } from '../orders/texts'
import { LaneName } from './Lanes'
import { addressOf, Notification, notificationTexts, Subject } from './notifications'

/** One notification: how many of what, what it is about, when, and where to look. */
export function NotificationLine({ entry }: { entry: Notification }) {
  const { kind, count, subjects, lastAt, isRead } = entry
  return (
    <li className="flex items-start pv4 lh-copy bt b--muted-4">
      <div className="flex-auto" style={{ minWidth: 0 }}>
        <div className={isRead ? '' : 'fw6'}>
          <FormattedMessage id={notificationTexts[kind] ?? kind} values={{ count }} />
          {!isRead && (
            <span className="t-small c-link ml3">
              <FormattedMessage id="admin/erp-integrator.notifications.new" />
            </span>
          )}
        </div>
        <ul className="list ma0 pa0 t-small c-muted-1" style={{ overflowWrap: 'anywhere' }}>
          {subjects.map((subject, index) => (
            <li key={index}>
              <SubjectText subject={subject} />
            </li>
          ))}
        </ul>
      </div>
      <span className="flex-none t-small c-muted-1 ml5">
        <Ago at={lastAt} />
      </span>
      <span className="flex-none ml5">
        <PageLink to={addressOf(entry)}>
          <FormattedMessage id="admin/erp-integrator.notifications.see" />
        </PageLink>
      </span>
    </li>
  )
}

function SubjectText({ subject }: { subject: Subject }) {
  const { flow, title, code, source, table, lane, trouble, count } = subject
  const parts: ReactNode[] = [
    flow && <FlowName flow={flow} />,
    lane && <LaneName lane={lane} />,
    table,
    trouble && <FormattedMessage id={troubleTexts[trouble].title} />,
    (title ?? code) && <span lang="en">{title ?? code}</span>,
    source && <code>{source}</code>,
  ].filter(Boolean)
  return (
    <>
      {parts.map((part, index) => (
        <React.Fragment key={index}>
          {index > 0 && ' · '}
          {part}
        </React.Fragment>
      ))}
      {count > 1 && (
        <>
          {' '}
          (<FormattedNumber value={count} />)
        </>
      )}
    </>
  )
}
