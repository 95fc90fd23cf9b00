import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'

/** One fact of a list (dl): its name, given as message id, above its value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="pr7 pb3">
      <dt className="t-small c-muted-1 lh-copy">
        <FormattedMessage id={label} />
      </dt>
      <dd className="t-body lh-copy ma0 fw6">{children}</dd>
    </div>
  )
}
