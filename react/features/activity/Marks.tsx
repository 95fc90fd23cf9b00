import React from 'react'
import { FormattedMessage } from 'react-intl'

import { Batch } from '../../graphql/schema-types'

const marks: { id: string; isOn: (batch: Shown) => boolean }[] = [
  { id: 'admin/erp-integrator.batch.mark.dryRun', isOn: ({ dryRun }) => dryRun },
  { id: 'admin/erp-integrator.batch.mark.snapshot', isOn: ({ mode }) => mode === 'snapshot' },
  { id: 'admin/erp-integrator.batch.mark.retry', isOn: ({ retryOf }) => retryOf !== null },
  { id: 'admin/erp-integrator.batch.mark.part', isOn: ({ parent }) => parent !== null },
]

type Shown = Pick<Batch, 'dryRun' | 'mode' | 'retryOf' | 'parent'>

/** What is special about a batch, in small words. */
export function Marks({ batch }: { batch: Shown }) {
  const on = marks.filter(({ isOn }) => isOn(batch))
  return (
    <>
      {on.map(({ id }) => (
        <span key={id} className="dib t-mini bg-muted-5 c-on-base br2 ph3 mr2 mt1">
          <FormattedMessage id={id} />
        </span>
      ))}
    </>
  )
}
