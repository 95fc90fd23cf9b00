import React from 'react'
import { PageBlock } from 'vtex.styleguide'

import { ErpBatchesQuery, ErpBatchesQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/batches.graphql'
import { addresses } from '../../../shared/addresses'
import { Answered } from '../../../shared/Answered'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { ButtonLink } from '../../../shared/ButtonLink'
import { useAnswer } from '../../../shared/useAnswer'
import { useQueryState } from '../../../shared/useQueryState'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { ClearFilters } from '../ClearFilters'
import { Filters } from '../Filters'
import { FlowFilter } from '../FlowFilter'
import { Paging } from '../Paging'
import { SourceFilter } from '../SourceFilter'
import { usePaging } from '../usePaging'
import { BatchTable, BatchTableSkeleton } from './BatchTable'
import { StatusFilter } from './StatusFilter'

const PAGE = 20
/** Seconds between looks at batches at work, and at a list that rests. */
const LIVE = 3_000
const RESTING = 30_000

/** Batches, newest first, with filters; the figures move while batches run. */
export function BatchesTab() {
  const [{ flow, source, status, after }, setQuery] = useQueryState({
    flow: '',
    source: '',
    status: '',
    after: '',
  })
  const answer = useAnswer<ErpBatchesQuery, ErpBatchesQueryVariables>(query, {
    filter: { flow: flow || null, source: source || null, status: status || null },
    limit: PAGE,
    cursor: after || null,
  })
  const batches = answer.data?.batches.batches ?? []
  const isLive = batches.some(({ status: state }) => state === 'running' || state === 'queued')
  useVisiblePoll(answer.ask, isLive ? LIVE : RESTING)
  const paging = usePaging(after, answer.data?.batches.cursor, (cursor) => setQuery({ after: cursor }))
  const isFiltered = flow !== '' || source !== '' || status !== ''

  return (
    <PageBlock>
      <Filters>
        <FlowFilter value={flow} onChange={(chosen) => setQuery({ flow: chosen, after: '' })} />
        <SourceFilter value={source} onChange={(chosen) => setQuery({ source: chosen, after: '' })} />
        <StatusFilter value={status} onChange={(chosen) => setQuery({ status: chosen, after: '' })} />
      </Filters>
      <Answered answer={answer} root={(data) => data.batches} skeleton={<BatchTableSkeleton />}>
        {(page) =>
          page.batches.length > 0 || after !== '' || page.cursor ? (
            <>
              <BatchTable batches={page.batches} />
              <Paging {...paging} isLoading={answer.isLoading} />
            </>
          ) : isFiltered ? (
            <NoMatch onClear={() => setQuery({ flow: '', source: '', status: '', after: '' })} />
          ) : (
            <NoBatches />
          )
        }
      </Answered>
    </PageBlock>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyPanel
      bare
      title="admin/erp-integrator.batches.noMatch.title"
      text="admin/erp-integrator.batches.noMatch.text"
      action={<ClearFilters onClear={onClear} />}
    />
  )
}

function NoBatches() {
  return (
    <EmptyPanel
      bare
      title="admin/erp-integrator.batches.none.title"
      text="admin/erp-integrator.batches.none.text"
      action={<ButtonLink to={addresses.connections()} text="admin/erp-integrator.batches.none.action" />}
    />
  )
}
