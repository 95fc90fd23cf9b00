import React from 'react'
import { FormattedMessage } from 'react-intl'

import { shorten } from '../sample/fields'

interface Props {
  changes: { field: string; beforeJson: string | null; afterJson: string | null }[]
  isUnchanged: boolean
}

const cell = 'tl pv3 pr5 bb b--muted-4 v-top t-small lh-copy'

/** Field by field: what VTEX has, and what it would have. */
export function Changes({ changes, isUnchanged }: Props) {
  if (changes.length === 0) {
    return isUnchanged ? (
      <p className="t-body lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.preview.unchanged" />
      </p>
    ) : null
  }
  return (
    <table className="w-100" style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {(['field', 'before', 'after'] as const).map((part) => (
            <th key={part} scope="col" className={`${cell} c-muted-1 fw5`}>
              <FormattedMessage id={headings[part]} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, beforeJson, afterJson }) => (
          <tr key={field}>
            <th scope="row" className={`${cell} fw6`}>
              {field}
            </th>
            <td className={cell}>
              <Value json={beforeJson} />
            </td>
            <td className={`${cell} fw6`}>
              <Value json={afterJson} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const headings = {
  field: 'admin/erp-integrator.preview.field',
  before: 'admin/erp-integrator.preview.before',
  after: 'admin/erp-integrator.preview.after',
}

function Value({ json }: { json: string | null }) {
  if (json === null || json === 'null') {
    return (
      <span className="c-muted-1">
        –{' '}
        <span className="clip">
          <FormattedMessage id="admin/erp-integrator.preview.nothing" />
        </span>
      </span>
    )
  }
  const text = /^".*"$/.test(json) ? json.slice(1, -1) : json
  return <span style={{ overflowWrap: 'anywhere' }}>{shorten(text, 200)}</span>
}
