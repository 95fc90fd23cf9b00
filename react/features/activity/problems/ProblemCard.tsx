import React from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { ErpProblemsQuery } from '../../../graphql/operation-types'
import { addresses } from '../../../shared/addresses'
import { FlowName } from '../../../shared/flows'
import { Moment } from '../../../shared/Moment'
import { PageLink } from '../../../shared/PageLink'
import { StatusIcon } from '../../../shared/StatusTag'
import { CodeHelp, CodeTitle } from '../CodeTexts'
import { Owner } from '../Owner'
import { RetryProblem } from './RetryProblem'

export type Problem = ErpProblemsQuery['problems']['problems'][number]

interface Props {
  problem: Problem
  hours: number
  onRetried: () => void
}

/** Records of a flow that failed in the same way: how many, whose, an example, what to do. */
export function ProblemCard({ problem, hours, onRetried }: Props) {
  return (
    <li className="bt b--muted-4 pv5 flex flex-wrap items-start">
      <div className="pr6 pb3" style={{ flex: '1 1 22rem' }}>
        <h2 className="t-heading-5 mt0 mb2 flex items-center">
          <span className="mr3 inline-flex">
            <StatusIcon status={problem.isRetried ? 'WARNING' : 'ERROR'} size={18} />
          </span>
          <CodeTitle code={problem.code} title={problem.title} />
        </h2>
        <Figures problem={problem} />
        <Example problem={problem} />
        <p className="t-body lh-copy mt3 mb2">
          <CodeHelp code={problem.code} help={problem.help} />
        </p>
        <p className="t-small c-muted-1 lh-copy mv0">
          <Owner owner={problem.owner} /> · <code>{problem.code}</code>
        </p>
      </div>
      <RetryProblem problem={problem} hours={hours} onRetried={onRetried} />
    </li>
  )
}

function Figures({ problem }: { problem: Problem }) {
  return (
    <p className="t-small lh-copy mt0 mb3">
      <b className="fw6">
        <FormattedMessage
          id="admin/erp-integrator.problem.records"
          values={{ count: problem.records, records: <FormattedNumber value={problem.records} /> }}
        />
      </b>
      {' · '}
      <FlowName flow={problem.flow} />
      {' · '}
      {problem.sources.join(', ')}
      <br />
      <FormattedMessage
        id="admin/erp-integrator.problem.period"
        values={{ first: <Moment at={problem.firstAt} />, last: <Moment at={problem.lastAt} /> }}
      />
    </p>
  )
}

function Example({ problem }: { problem: Problem }) {
  const { flow, exampleRef, exampleMessage } = problem
  if (exampleRef === null && exampleMessage === null) return null
  return (
    <div className="bg-muted-5 br2 pa4 t-small lh-copy" style={{ overflowWrap: 'anywhere' }}>
      <FormattedMessage id="admin/erp-integrator.problem.example" />{' '}
      {exampleRef !== null && (
        <PageLink to={addresses.record(flow, exampleRef)} className="c-link hover-c-link underline">
          {exampleRef}
        </PageLink>
      )}
      {exampleMessage !== null && <div lang="en">{exampleMessage}</div>}
    </div>
  )
}
