import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

import { Counts } from '../../graphql/schema-types'
import { outcomeShares } from './outcomeShares'

const colors = {
  APPLIED: '#79b03a',
  UNCHANGED: '#b9d98f',
  SKIPPED: '#979899',
  PARKED: '#6d9be8',
  HELD: '#ffb100',
  FAILED: '#ff4c4c',
}

/** How far a batch is, coloured by what became of its records; the words beside it say the same. */
export function OutcomeBar({ counts }: { counts: Omit<Counts, '__typename'> }) {
  const { formatMessage } = useIntl()
  const done = doneOf(counts)
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={counts.total}
      aria-valuenow={done}
      aria-valuetext={formatMessage(
        { id: 'admin/erp-integrator.batch.progress' },
        { done, total: counts.total },
      )}
      aria-label={formatMessage({ id: 'admin/erp-integrator.batch.progress.label' })}
      className="w-100 br4 overflow-hidden bg-muted-4 flex"
      style={{ height: '0.5rem' }}
    >
      {outcomeShares(counts).map(({ outcome, share }) => (
        <span key={outcome} style={{ width: `${share * 100}%`, minWidth: 2, background: colors[outcome] }} />
      ))}
    </div>
  )
}

/** A held record has an outcome, but nothing was done about it yet. */
const doneOf = ({ total, pending, held }: Pick<Counts, 'total' | 'pending' | 'held'>): number =>
  total - pending - held

/** `4,210 of 10,000 records`. */
export function DoneOfTotal({ counts }: { counts: Pick<Counts, 'total' | 'pending' | 'held'> }) {
  return (
    <FormattedMessage
      id="admin/erp-integrator.batch.progress"
      values={{ done: doneOf(counts), total: counts.total }}
    />
  )
}
