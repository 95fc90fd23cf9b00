import React, { useState } from 'react'
import { useIntl } from 'react-intl'

import { ErpRecordHistoryQuery, ErpRecordHistoryQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/record-history.graphql'
import { addresses } from '../../../shared/addresses'
import { Answered } from '../../../shared/Answered'
import { ButtonLink } from '../../../shared/ButtonLink'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { useFlowName } from '../../../shared/flows'
import { Page } from '../../../shared/Page'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { useRouteParams } from '../../../shared/useQueryState'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { SentAgain } from '../batch/SentAgain'
import { EditFailed } from './EditFailed'
import { RecordHead, History } from './RecordHead'
import { Steps } from './Steps'
import { Timeline, TimelineSkeleton } from './Timeline'

/** What happened to one record: its timeline, newest first, and what can be done where it failed. */
export function RecordPage() {
  const { flow, ref } = useRouteParams('flow', 'ref')
  const { formatMessage } = useIntl()
  const nameOf = useFlowName()
  const answer = useAnswer<ErpRecordHistoryQuery, ErpRecordHistoryQueryVariables>(query, { flow, ref })
  const [sentAs, setSentAs] = useState<string[]>([])
  const onSent = (batchId: string) => {
    setSentAs([...sentAs, batchId])
    answer.ask()
  }
  useVisiblePoll(answer.ask, sentAs.length > 0 ? 3_000 : 30_000)
  const root = answer.data?.recordHistory
  const isUnknown = root !== undefined && isFailure(root) && root.code === 'record_not_found'
  return (
    <Page
      title={
        <span style={{ overflowWrap: 'anywhere' }}>
          {formatMessage({ id: 'admin/erp-integrator.record.title' }, { flow: nameOf(flow), ref })}
        </span>
      }
      back={{
        label: 'admin/erp-integrator.navigation.activity',
        to: addresses.activity({ tab: 'records' }),
      }}
    >
      <SentAgain batches={sentAs} />
      {isUnknown && !answer.error ? (
        <NothingSent />
      ) : (
        <Answered answer={answer} root={(data) => data.recordHistory} skeleton={<TimelineSkeleton />}>
          {(history) => (
            <>
              <RecordHead history={history} />
              <Timeline
                events={history.events}
                stepsOf={(event) => <Steps flow={flow} recordRef={ref} event={event} onSent={onSent} />}
              >
                <Retry history={history} onSent={onSent} />
              </Timeline>
            </>
          )}
        </Answered>
      )}
    </Page>
  )
}

/** Where the last try failed in a batch: its record can be corrected and sent again. */
function Retry({ history, onSent }: { history: History; onSent: (batchId: string) => void }) {
  const last = history.events[0]
  if (last?.outcome !== 'FAILED' || last.batchId === null || last.code === null) return null
  return (
    <div className="mt4">
      <EditFailed batchId={last.batchId} recordRef={history.ref} code={last.code} onSent={onSent} />
    </div>
  )
}

function NothingSent() {
  return (
    <EmptyPanel
      title="admin/erp-integrator.record.none.title"
      text="admin/erp-integrator.record.none.text"
      action={
        <ButtonLink
          to={addresses.activity({ tab: 'records' })}
          text="admin/erp-integrator.record.none.action"
        />
      }
    />
  )
}
