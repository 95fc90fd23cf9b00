import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Checkbox, Dropdown, PageBlock } from 'vtex.styleguide'

import { ErpOrdersQuery, ErpOrdersQueryVariables } from '../../graphql/operation-types'
import { OrderStage } from '../../graphql/schema-types'
import query from '../../graphql/orders/orders.graphql'
import { Answered } from '../../shared/Answered'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { Page } from '../../shared/Page'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { useQueryState } from '../../shared/useQueryState'
import { useVisiblePoll } from '../../shared/useVisiblePoll'
import { ClearFilters } from '../activity/ClearFilters'
import { Filters } from '../activity/Filters'
import { Paging } from '../activity/Paging'
import { usePaging } from '../activity/usePaging'
import { FindOrder } from './FindOrder'
import { OrderTable } from './OrderTable'
import { stageTexts } from './texts'

const PAGE = 50
const none = { stage: '', trouble: '', after: '' }

/** Stages in which orders are open. */
const stages: OrderStage[] = [
  'QUEUED',
  'ACKNOWLEDGED',
  'HANDLING',
  'REJECTED',
  'SEEN',
  'SKIPPED',
  'ELSEWHERE',
]

/** Open orders between VTEX and the ERP, those in trouble first. */
export function OrdersPage() {
  const [{ stage, trouble, after }, setQuery] = useQueryState(none)
  const answer = useAnswer<ErpOrdersQuery, ErpOrdersQueryVariables>(query, {
    stage: (stage || null) as OrderStage | null,
    onlyTrouble: trouble !== '',
    limit: PAGE,
    cursor: after || null,
  })
  useVisiblePoll(answer.ask, 15_000)
  const paging = usePaging(after, answer.data?.orders.cursor, (cursor) => setQuery({ after: cursor }))
  const { formatMessage } = useIntl()
  const counts = new Map(answer.data?.orders.stages.map((each) => [each.stage, each.count]))
  const labelOf = (name: OrderStage) =>
    `${formatMessage({ id: stageTexts[name] })} (${String(counts.get(name) ?? 0)})`
  const isFiltered = stage !== '' || trouble !== ''

  return (
    <Page title="admin/erp-integrator.navigation.orders" subtitle="admin/erp-integrator.orders.subtitle">
      <FindOrder />
      <PageBlock>
        <Filters>
          <Dropdown
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.orders.filter.stage' })}
            options={[
              { value: '', label: formatMessage({ id: 'admin/erp-integrator.orders.filter.stage.all' }) },
              ...stages.map((name) => ({ value: name, label: labelOf(name) })),
            ]}
            value={stage}
            onChange={(_, chosen) => setQuery({ stage: chosen, after: '' })}
          />
          <div className="pt6">
            <Checkbox
              id="only-trouble"
              name="only-trouble"
              value="trouble"
              checked={trouble !== ''}
              label={formatMessage(
                { id: 'admin/erp-integrator.orders.filter.trouble' },
                { count: answer.data?.orders.troubles ?? 0 },
              )}
              onChange={() => setQuery({ trouble: trouble === '' ? 'yes' : '', after: '' })}
            />
          </div>
        </Filters>
        <Answered answer={answer} root={(data) => data.orders} skeleton={<SkeletonLines lines={8} />}>
          {({ orders, total }) =>
            orders.length > 0 || after !== '' ? (
              <>
                <p className="t-small c-muted-1 mt0 mb4">
                  <FormattedMessage id="admin/erp-integrator.orders.total" values={{ total }} />
                </p>
                <OrderTable orders={orders} />
                <Paging {...paging} isLoading={answer.isLoading} />
              </>
            ) : isFiltered ? (
              <EmptyPanel
                bare
                title="admin/erp-integrator.orders.noMatch.title"
                text="admin/erp-integrator.orders.noMatch.text"
                action={<ClearFilters onClear={() => setQuery(none)} />}
              />
            ) : (
              <EmptyPanel
                bare
                title="admin/erp-integrator.orders.none.title"
                text="admin/erp-integrator.orders.none.text"
              />
            )
          }
        </Answered>
      </PageBlock>
    </Page>
  )
}
