import React, { useState } from 'react'
import { useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpBatchRecordsQuery, ErpBatchRecordsQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/batch-records.graphql'
import { Answered } from '../../../shared/Answered'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { useQueryState } from '../../../shared/useQueryState'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { ClearFilters } from '../ClearFilters'
import { isOutcome } from '../outcomeShares'
import { Paging } from '../Paging'
import { usePaging } from '../usePaging'
import type { Batch } from './BatchPage'
import { EditRecord } from './EditRecord'
import { RecordFilters } from './RecordFilters'
import { RecordTable } from './RecordTable'
import { useBatchCodes } from './useBatchCodes'

export type RecordPage = Exclude<ErpBatchRecordsQuery['batchRecords'], { __typename: 'Failure' }>
export type Result = RecordPage['records'][number]

const PAGE = 50

/** What became of the records of a batch, by outcome and code, a page at a time. */
export function RecordList({ batch, onSent }: { batch: Batch; onSent: (batchId: string) => void }) {
  const [{ outcome, code, after }, setQuery] = useQueryState({ outcome: '', code: '', after: '' })
  const [edited, setEdited] = useState<Result | null>(null)
  const { formatMessage } = useIntl()
  const answer = useAnswer<ErpBatchRecordsQuery, ErpBatchRecordsQueryVariables>(query, {
    id: batch.id,
    outcome: isOutcome(outcome) ? outcome : null,
    code: code || null,
    limit: PAGE,
    cursor: after || null,
  })
  useVisiblePoll(answer.ask, 3_000, batch.status === 'running')
  const page =
    answer.data && !isFailure(answer.data.batchRecords) ? (answer.data.batchRecords as RecordPage) : null
  const paging = usePaging(after, page?.cursor, (cursor) => setQuery({ after: cursor }))
  const codes = useBatchCodes(batch)
  const isFiltered = outcome !== '' || code !== ''
  const isOver = batch.status === 'done' || batch.status === 'cancelled'

  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.records.title' })}>
      <RecordFilters
        counts={batch.counts}
        codes={codes}
        outcome={outcome}
        code={code}
        onChange={(changes) => setQuery({ ...changes, after: '' })}
      />
      <Answered answer={answer} root={(data) => data.batchRecords} skeleton={<SkeletonLines lines={8} />}>
        {({ records }) =>
          records.length > 0 ? (
            <RecordTable
              flow={batch.flow}
              records={records}
              onEdit={isOver && !batch.dryRun ? setEdited : null}
            />
          ) : (
            <NoRecords
              isFiltered={isFiltered}
              onClear={() => setQuery({ outcome: '', code: '', after: '' })}
            />
          )
        }
      </Answered>
      <Paging {...paging} isLoading={answer.isLoading} />
      {edited && (
        <EditRecord
          batchId={batch.id}
          result={edited}
          onClose={() => setEdited(null)}
          onSent={(batchId) => {
            setEdited(null)
            onSent(batchId)
          }}
        />
      )}
    </PageBlock>
  )
}

function NoRecords({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return isFiltered ? (
    <EmptyPanel
      bare
      title="admin/erp-integrator.records.noMatch.title"
      text="admin/erp-integrator.records.noMatch.text"
      action={<ClearFilters onClear={onClear} />}
    />
  ) : (
    <EmptyPanel
      bare
      title="admin/erp-integrator.records.none.title"
      text="admin/erp-integrator.records.none.text"
    />
  )
}
