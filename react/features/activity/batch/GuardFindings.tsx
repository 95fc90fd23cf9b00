import React from 'react'
import { FormattedMessage } from 'react-intl'

import { GuardFound } from '../../../shared/GuardFound'
import { Moment } from '../../../shared/Moment'
import { StatusIcon } from '../../../shared/StatusTag'
import type { Batch } from './BatchPage'

type Finding = Batch['findings'][number]

/** What the guards saw in a batch, and what that means for it now; nothing when they saw nothing. */
export function GuardFindings({ batch }: { batch: Batch }) {
  if (batch.findings.length === 0) return null
  return (
    <section className="bg-warning--faded br3 pa5 mb5 c-on-base flex items-start" role="status">
      <span className="mr4 flex-none">
        <StatusIcon status="WARNING" size={24} />
      </span>
      <div className="flex-auto">
        <h2 className="t-heading-5 mt0 mb2">
          <FormattedMessage id={titleOf(batch)} />
        </h2>
        <FindingList findings={batch.findings} />
        {batch.approvedAt !== null && (
          <p className="t-small lh-copy mb0 mt3">
            <FormattedMessage
              id="admin/erp-integrator.guard.approved"
              values={{ when: <Moment at={batch.approvedAt} /> }}
            />
          </p>
        )}
      </div>
    </section>
  )
}

function titleOf({ status, findings }: Batch): string {
  if (status === 'held') return 'admin/erp-integrator.guard.held'
  return findings.some(({ mode }) => mode === 'hold')
    ? 'admin/erp-integrator.guard.wasHeld'
    : 'admin/erp-integrator.guard.warned'
}

/** The findings with their figures, such as `38 of 100 records (38 %) would set stock to zero`. */
export function FindingList({ findings }: { findings: Finding[] }) {
  return (
    <ul className="t-body lh-copy mv0 pl5">
      {findings.map((finding) => (
        <li key={finding.guard}>
          <GuardFound finding={finding} />
        </li>
      ))}
    </ul>
  )
}
