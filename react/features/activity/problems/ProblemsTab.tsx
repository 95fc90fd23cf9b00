import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown, PageBlock } from 'vtex.styleguide'

import { ErpProblemsQuery, ErpProblemsQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/problems.graphql'
import { addresses } from '../../../shared/addresses'
import { Answered } from '../../../shared/Answered'
import { ButtonLink } from '../../../shared/ButtonLink'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { useQueryState } from '../../../shared/useQueryState'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { Filters } from '../Filters'
import { FlowFilter } from '../FlowFilter'
import { SourceFilter } from '../SourceFilter'
import { ProblemCard } from './ProblemCard'

/** What the service keeps: a week. */
const periods = ['24', '72', '168']

/** Failed records grouped by what went wrong, the largest group first. */
export function ProblemsTab() {
  const [{ flow, source, hours }, setQuery] = useQueryState({ flow: '', source: '', hours: '24' })
  const period = periods.includes(hours) ? hours : '24'
  const answer = useAnswer<ErpProblemsQuery, ErpProblemsQueryVariables>(query, {
    filter: { flow: flow || null, source: source || null, hours: Number(period) },
  })
  useVisiblePoll(answer.ask, 30_000)
  return (
    <PageBlock>
      <Filters>
        <FlowFilter value={flow} onChange={(chosen) => setQuery({ flow: chosen })} />
        <SourceFilter value={source} onChange={(chosen) => setQuery({ source: chosen })} />
        <PeriodFilter value={period} onChange={(chosen) => setQuery({ hours: chosen })} />
      </Filters>
      <Answered answer={answer} root={(data) => data.problems} skeleton={<SkeletonLines lines={6} />}>
        {({ problems }) =>
          problems.length === 0 ? (
            <NoProblems />
          ) : (
            <ul className="list ma0 pa0">
              {problems.map((problem) => (
                <ProblemCard
                  key={`${problem.flow} ${problem.code}`}
                  problem={problem}
                  hours={Number(period)}
                  onRetried={answer.ask}
                />
              ))}
            </ul>
          )
        }
      </Answered>
    </PageBlock>
  )
}

function PeriodFilter({ value, onChange }: { value: string; onChange: (hours: string) => void }) {
  const { formatMessage } = useIntl()
  return (
    <Dropdown
      size="small"
      label={formatMessage({ id: 'admin/erp-integrator.filter.period' })}
      options={periods.map((hours) => ({
        value: hours,
        label: formatMessage({ id: 'admin/erp-integrator.filter.period.hours' }, { hours: Number(hours) }),
      }))}
      value={value}
      onChange={(_, hours) => onChange(hours)}
    />
  )
}

function NoProblems() {
  return (
    <EmptyPanel
      bare
      title="admin/erp-integrator.problems.none.title"
      text="admin/erp-integrator.problems.none.text"
      action={<ButtonLink to={addresses.activity()} text="admin/erp-integrator.problems.none.action" />}
    />
  )
}
