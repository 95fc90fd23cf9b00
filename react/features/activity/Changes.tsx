import React from 'react'
import { FormattedMessage } from 'react-intl'

import { Change } from '../../graphql/schema-types'
import { readable } from './readable'

type Shown = Pick<Change, 'field' | 'beforeJson' | 'afterJson'>

const wrapping = { overflowWrap: 'anywhere' as const }

/** What changed in VTEX: field, before → after. */
export function Changes({ changes }: { changes: Shown[] }) {
  return (
    <ul className="list ma0 pa0 t-small lh-copy">
      {changes.map(({ field, beforeJson, afterJson }) => (
        <li key={field} style={wrapping}>
          <span className="fw6">{field}</span>{' '}
          <span className="c-muted-1">
            <Value json={beforeJson} />
          </span>
          <span aria-hidden="true"> → </span>
          <span className="clip">
            <FormattedMessage id="admin/erp-integrator.change.becomes" />
          </span>
          <Value json={afterJson} />
        </li>
      ))}
    </ul>
  )
}

function Value({ json }: { json: string | null }) {
  const text = readable(json)
  if (text !== null && text !== '') return <>{text}</>
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="clip">
        <FormattedMessage id="admin/erp-integrator.change.nothing" />
      </span>
    </>
  )
}
