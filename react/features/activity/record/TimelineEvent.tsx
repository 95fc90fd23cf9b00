import React, { ReactNode, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { Moment } from '../../../shared/Moment'
import { OutcomeTag } from '../../../shared/OutcomeTag'
import { PageLink } from '../../../shared/PageLink'
import { CodeHelp, CodeTitle } from '../CodeTexts'
import type { Event } from './Timeline'

interface Props {
  event: Event
  isNewest: boolean
  /** What can be done about it. */
  children?: ReactNode
  /** The steps behind it, shown on demand. */
  steps: ReactNode
}

/** One step of a timeline: when, how it ended, why, and where it came from. */
export function TimelineEvent({ event, isNewest, children, steps }: Props) {
  const { at, outcome, code, title, help, fields } = event
  return (
    <li className={`flex flex-wrap pv5 ${isNewest ? '' : 'bt b--muted-4'}`}>
      <div className="flex-none pr5 pb2" style={{ width: '13.5rem' }}>
        <div className="mb2">
          <OutcomeTag outcome={outcome} />
        </div>
        <div className="t-small c-muted-1 lh-copy">
          <Moment at={at} seconds />
        </div>
      </div>
      <div className="flex-auto w-50 lh-copy" style={{ overflowWrap: 'anywhere' }}>
        {code === null ? (
          <Plain event={event} />
        ) : (
          <>
            <div className="t-body fw6">
              <CodeTitle code={code} title={title} />
            </div>
            <p className="t-body mt1 mb2">
              <CodeHelp code={code} help={help} />
            </p>
          </>
        )}
        {fields.length > 0 && (
          <p className="t-small mt0 mb2">
            <FormattedMessage
              id="admin/erp-integrator.record.fields"
              values={{ fields: <code>{fields.join(', ')}</code> }}
            />
          </p>
        )}
        <Origin event={event} />
        {children}
        <Behind>{steps}</Behind>
      </div>
    </li>
  )
}

const plain = {
  APPLIED: 'admin/erp-integrator.record.event.applied',
  UNCHANGED: 'admin/erp-integrator.record.event.unchanged',
  SKIPPED: 'admin/erp-integrator.record.event.skipped',
  PARKED: 'admin/erp-integrator.record.event.parked',
  HELD: 'admin/erp-integrator.record.event.held',
  FAILED: 'admin/erp-integrator.record.event.failed',
}

function Plain({ event }: { event: Event }) {
  return (
    <div className="t-body mb1">
      <FormattedMessage id={plain[event.outcome]} />
    </div>
  )
}

function Behind({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="mt3">
      <div className="nl4">
        <Button size="small" variation="tertiary" onClick={() => setOpen(!isOpen)}>
          <FormattedMessage
            id={isOpen ? 'admin/erp-integrator.steps.hide' : 'admin/erp-integrator.steps.show'}
          />
        </Button>
      </div>
      {isOpen && <div className="mt3">{children}</div>}
    </div>
  )
}

function Origin({ event: { batchId, mappingVersion, code } }: { event: Event }) {
  return (
    <p className="t-small c-muted-1 mv0">
      {batchId === null ? (
        <FormattedMessage id="admin/erp-integrator.record.single" />
      ) : (
        <PageLink to={addresses.batch(batchId)} className="c-link hover-c-link underline">
          <FormattedMessage id="admin/erp-integrator.batch.name" values={{ id: batchId }} />
        </PageLink>
      )}
      {mappingVersion !== null && (
        <>
          {' · '}
          <FormattedMessage id="admin/erp-integrator.mapping.version" values={{ version: mappingVersion }} />
        </>
      )}
      {code !== null && (
        <>
          {' · '}
          <code>{code}</code>
        </>
      )}
    </p>
  )
}
