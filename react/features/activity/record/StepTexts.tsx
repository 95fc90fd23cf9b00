import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

import { Moment } from '../../../shared/Moment'
import { indented } from '../checkJson'
import { CodeTitle } from '../CodeTexts'
import type { Attempt } from './Steps'
import type { Event } from './Timeline'

interface Props {
  attempt: Attempt
  event: Event
}

/** Who sent the record, how, and when it was accepted. */
export function Received({ attempt: { source, acceptedAt }, event }: Props) {
  return (
    <>
      {source !== null && `${source} · `}
      {event.batchId === null ? (
        <FormattedMessage id="admin/erp-integrator.record.single" />
      ) : (
        <FormattedMessage id="admin/erp-integrator.step.received.batch" />
      )}
      {acceptedAt && (
        <>
          {' · '}
          <Moment at={acceptedAt} seconds />
        </>
      )}
    </>
  )
}

/** The record, as far as it is still kept. */
export function SentRecord({ recordJson }: Pick<Attempt, 'recordJson'>) {
  const { formatMessage } = useIntl()
  if (recordJson === null) {
    return (
      <p className="t-small mv0">
        <FormattedMessage id="admin/erp-integrator.step.received.notKept" />
      </p>
    )
  }
  return (
    <pre
      className="t-small ma0 pa3 bg-muted-5 overflow-auto"
      style={{ maxHeight: '20rem' }}
      role="region"
      tabIndex={0}
      aria-label={formatMessage({ id: 'admin/erp-integrator.edit.record' })}
    >
      {indented(recordJson)}
    </pre>
  )
}

/** The mapping that made the record canonical. */
export function Mapped({ event: { mappingVersion } }: Pick<Props, 'event'>) {
  return mappingVersion === null ? (
    <FormattedMessage id="admin/erp-integrator.step.mapped.none" />
  ) : (
    <FormattedMessage id="admin/erp-integrator.mapping.version" values={{ version: mappingVersion }} />
  )
}

/** What the app set out to do, or why it did not. */
export function Decided({ attempt: { changes }, event: { code, title, fields } }: Props) {
  if (code !== null) return <CodeTitle code={code} title={title} />
  const count = Math.max(changes.length, fields.length)
  return count === 0 ? (
    <FormattedMessage id="admin/erp-integrator.step.decided.nothing" />
  ) : (
    <FormattedMessage id="admin/erp-integrator.step.decided.changes" values={{ count }} />
  )
}

/** How many calls to VTEX were made for the record. */
export function Called({ attempt: { calls, callsLeftOut } }: Pick<Props, 'attempt'>) {
  if (calls === null) return <FormattedMessage id="admin/erp-integrator.step.calls.notKept" />
  const count = calls.length + callsLeftOut
  return <FormattedMessage id="admin/erp-integrator.step.calls.count" values={{ count }} />
}
