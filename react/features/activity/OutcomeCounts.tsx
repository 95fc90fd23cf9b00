import React from 'react'
import { FormattedMessage } from 'react-intl'

import { Counts } from '../../graphql/schema-types'
import { outcomes } from '../../shared/OutcomeTag'
import { outcomeShares } from './outcomeShares'

const texts = {
  APPLIED: 'admin/erp-integrator.batch.count.applied',
  UNCHANGED: 'admin/erp-integrator.batch.count.unchanged',
  SKIPPED: 'admin/erp-integrator.batch.count.skipped',
  PARKED: 'admin/erp-integrator.batch.count.parked',
  HELD: 'admin/erp-integrator.batch.count.held',
  FAILED: 'admin/erp-integrator.batch.count.failed',
}

/** How many records ended how, as icon and words; only outcomes that there are. */
export function OutcomeCounts({ counts }: { counts: Omit<Counts, '__typename'> }) {
  return (
    <ul className="list ma0 pa0 flex flex-wrap t-small mt2">
      {outcomeShares(counts).map(({ outcome, records }) => {
        const { Icon, color } = outcomes[outcome]
        return (
          <li key={outcome} className="mr5 inline-flex items-center">
            <span className="mr2 inline-flex" aria-hidden="true">
              <Icon size={14} color={color} />
            </span>
            <FormattedMessage id={texts[outcome]} values={{ records }} />
          </li>
        )
      })}
    </ul>
  )
}
