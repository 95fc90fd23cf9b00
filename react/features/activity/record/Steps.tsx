import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpRecordAttemptQuery, ErpRecordAttemptQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/record-attempt.graphql'
import { Answered } from '../../../shared/Answered'
import { OutcomeTag } from '../../../shared/OutcomeTag'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { Changes } from '../Changes'
import { Calls } from './Calls'
import { Replay } from './Replay'
import { Step } from './Step'
import { Called, Decided, Mapped, Received, SentRecord } from './StepTexts'
import type { Event } from './Timeline'

export type Attempt = Exclude<ErpRecordAttemptQuery['recordAttempt'], { __typename: 'Failure' }>

interface Props {
  flow: string
  recordRef: string
  event: Event
  onSent: (batchId: string) => void
}

/** The steps behind one event: received, mapped, decided, called, ended. */
export function Steps({ flow, recordRef, event, onSent }: Props) {
  const { at, batchId } = event
  const asked = { flow, ref: recordRef, at, batchId }
  const answer = useAnswer<ErpRecordAttemptQuery, ErpRecordAttemptQueryVariables>(query, asked)
  return (
    <Answered answer={answer} root={(data) => data.recordAttempt} skeleton={<SkeletonLines lines={5} />}>
      {(attempt) => (
        <>
          <StepList attempt={attempt} event={event} />
          {batchId !== null && attempt.canReplay && <Replay event={{ ...asked, batchId }} onSent={onSent} />}
        </>
      )}
    </Answered>
  )
}

function StepList({ attempt, event }: { attempt: Attempt; event: Event }) {
  const { recordJson, changes, calls, callsLeftOut, message } = attempt
  return (
    <ol className="list ma0 pa0">
      <Step title="admin/erp-integrator.step.received" summary={<Received attempt={attempt} event={event} />}>
        <SentRecord recordJson={recordJson} />
      </Step>
      <Step title="admin/erp-integrator.step.mapped" summary={<Mapped event={event} />} />
      <Step title="admin/erp-integrator.step.decided" summary={<Decided attempt={attempt} event={event} />}>
        {changes.length > 0 && <Changes changes={changes} />}
      </Step>
      <Step title="admin/erp-integrator.step.calls" summary={<Called attempt={attempt} />}>
        {calls && calls.length > 0 && <Calls calls={calls} leftOut={callsLeftOut} />}
      </Step>
      <Step title="admin/erp-integrator.step.outcome" summary={<OutcomeTag outcome={event.outcome} />}>
        {(message !== null || attempt.attempts > 1) && (
          <p className="t-small mv0">
            {message !== null && <span lang="en">{message} </span>}
            {attempt.attempts > 1 && (
              <FormattedMessage
                id="admin/erp-integrator.records.attempts"
                values={{ count: attempt.attempts }}
              />
            )}
          </p>
        )}
      </Step>
    </ol>
  )
}
