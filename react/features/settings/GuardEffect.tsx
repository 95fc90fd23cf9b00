import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErrorText } from '../../shared/ErrorText'
import { isFailure } from '../../shared/useChange'
import type { GuardName, Mode } from './guards'
import type { GuardEstimate, useGuardEstimate } from './useGuardEstimate'

interface Props {
  guard: GuardName
  mode: Mode
  estimate: ReturnType<typeof useGuardEstimate>
}

/** What a guard with the limits that are typed would have done lately. */
export function GuardEffect({ guard, mode, estimate }: Props) {
  if (mode === 'off') return null
  const { data, error, isBehind, ask } = estimate
  const failed = error ?? (data && isFailure(data.guardEstimate))
  return (
    <div className="t-small lh-copy c-muted-1" aria-live="polite" style={{ minHeight: '1.5rem' }}>
      {failed && !isBehind ? (
        <>
          <ErrorText>
            <FormattedMessage id="admin/erp-integrator.settings.guards.estimate.failed" />
          </ErrorText>{' '}
          <button
            type="button"
            className="bn bg-transparent pa0 c-action-primary pointer underline t-small"
            onClick={ask}
          >
            <FormattedMessage id="admin/erp-integrator.error.retry" />
          </button>
        </>
      ) : (
        <span className={isBehind ? 'i' : ''}>
          {data && !failed ? (
            <Sentence estimate={data.guardEstimate as GuardEstimate} guard={guard} mode={mode} />
          ) : (
            <FormattedMessage id="admin/erp-integrator.settings.guards.estimate.loading" />
          )}
        </span>
      )}
    </div>
  )
}

interface SentenceProps {
  estimate: GuardEstimate
  guard: GuardName
  mode: Exclude<Mode, 'off'>
}

const sentences = {
  hold: 'admin/erp-integrator.settings.guards.estimate.hold',
  warn: 'admin/erp-integrator.settings.guards.estimate.warn',
}

function Sentence({ estimate: { days, guards }, guard, mode }: SentenceProps) {
  const { batches = 0, tripped = 0 } = guards.find((each) => each.guard === guard) ?? {}
  if (batches === 0)
    return <FormattedMessage id="admin/erp-integrator.settings.guards.estimate.none" values={{ days }} />
  return <FormattedMessage id={sentences[mode]} values={{ days, tripped, batches }} />
}
