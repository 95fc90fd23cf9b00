import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErpRetryProblemMutation, ErpRetryProblemMutationVariables } from '../../../graphql/operation-types'
import mutation from '../../../graphql/activity/retry-problem.graphql'
import { addresses } from '../../../shared/addresses'
import { ButtonLink } from '../../../shared/ButtonLink'
import { useChange } from '../../../shared/useChange'
import type { Problem } from './ProblemCard'

interface Props {
  problem: Problem
  hours: number
  onRetried: () => void
}

/** Shows the records of a group, and sends them again. */
export function RetryProblem({ problem, hours, onRetried }: Props) {
  const { flow, code, exampleBatchId, canRetry, isRetried } = problem
  const { run, isRunning } = useChange<ErpRetryProblemMutation, ErpRetryProblemMutationVariables>(
    mutation,
    'admin/erp-integrator.problem.retried',
  )
  const retry = async () => {
    if (await run({ flow, code, hours })) onRetried()
  }
  return (
    <div className="flex-none flex flex-wrap items-start" style={{ width: '15rem' }}>
      {exampleBatchId !== null && (
        <div className="mr3 mb3">
          <ButtonLink
            to={addresses.batch(exampleBatchId, { outcome: 'FAILED', code })}
            text="admin/erp-integrator.problem.show"
          />
        </div>
      )}
      {canRetry && (
        <Button size="small" isLoading={isRunning} onClick={() => void retry()} noWrap>
          <FormattedMessage id="admin/erp-integrator.problem.retry" />
        </Button>
      )}
      {!canRetry && (
        <p className="t-small c-muted-1 lh-copy mv0 w-100">
          <FormattedMessage
            id={
              isRetried
                ? 'admin/erp-integrator.problem.isRetried'
                : 'admin/erp-integrator.problem.cannotRetry'
            }
          />
        </p>
      )}
    </div>
  )
}
