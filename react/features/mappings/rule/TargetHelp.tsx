import React from 'react'
import { FormattedMessage } from 'react-intl'

import { readJson } from '../document/read'
import { Target } from '../targets/rows'

/** What a field means in VTEX, with examples; the app's schema speaks English. */
export function TargetHelp({ target }: { target: Target }) {
  const examples = target.examplesJson === null ? undefined : readJson(target.examplesJson)
  const shown = Array.isArray(examples) ? examples.map((one) => JSON.stringify(one)).join(', ') : ''
  return (
    <div className="t-small lh-copy mb4">
      {target.description && (
        <p lang="en" className="mv0">
          {target.description}
        </p>
      )}
      {shown && (
        <p className="mv0">
          <FormattedMessage
            id="admin/erp-integrator.target.examples"
            values={{ examples: <code>{shown}</code> }}
          />
        </p>
      )}
      {target.enumValues && (
        <p className="mv0">
          <FormattedMessage
            id="admin/erp-integrator.target.values"
            values={{ values: <code>{target.enumValues.join(', ')}</code> }}
          />
        </p>
      )}
    </div>
  )
}
