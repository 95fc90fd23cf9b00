import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpBatchQuery, ErpBatchQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/batch.graphql'
import { addresses } from '../../../shared/addresses'
import { Answered } from '../../../shared/Answered'
import { FlowName } from '../../../shared/flows'
import { Page } from '../../../shared/Page'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { useRouteParams } from '../../../shared/useQueryState'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { BatchActions } from './BatchActions'
import { BatchSummary, BatchSummarySkeleton } from './BatchSummary'
import { GuardFindings } from './GuardFindings'
import { RecordList } from './RecordList'
import { SentAgain } from './SentAgain'

export type Batch = Exclude<ErpBatchQuery['batch'], { __typename: 'Failure' }>

/** Milliseconds between looks at a batch at work, and at one that rests. */
const LIVE = 3_000
const RESTING = 30_000

/** One batch: how far it is, what its guards saw, and what became of each record. */
export function BatchPage() {
  const { id } = useRouteParams('id')
  const [sentAs, setSentAs] = useState<string[]>([])
  const answer = useAnswer<ErpBatchQuery, ErpBatchQueryVariables>(query, { id })
  const batch = answer.data && !isFailure(answer.data.batch) ? (answer.data.batch as Batch) : undefined
  const isLive = batch?.status === 'running' || batch?.status === 'queued'
  useVisiblePoll(answer.ask, isLive ? LIVE : RESTING)
  const onSent = (batchId: string) => setSentAs([...sentAs, batchId])
  return (
    <Page
      title={
        batch ? (
          <FormattedMessage
            id="admin/erp-integrator.batch.title"
            values={{ flow: <FlowName flow={batch.flow} /> }}
          />
        ) : (
          'admin/erp-integrator.batch.title.loading'
        )
      }
      back={{ label: 'admin/erp-integrator.navigation.activity', to: addresses.activity() }}
      actions={batch && <BatchActions batch={batch} onChanged={answer.ask} onSent={onSent} />}
    >
      <SentAgain batches={sentAs} />
      <Answered answer={answer} root={(data) => data.batch} skeleton={<BatchSummarySkeleton />}>
        {(shown) => (
          <>
            <GuardFindings batch={shown} />
            <BatchSummary batch={shown} />
          </>
        )}
      </Answered>
      {batch && <RecordList key={batch.id} batch={batch} onSent={onSent} />}
    </Page>
  )
}
