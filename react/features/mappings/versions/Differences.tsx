import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

import { readRule } from '../document/read'
import { shorten } from '../sample/fields'
import { ruleInWords } from '../words/ruleInWords'

interface Props {
  differences: { target: string; beforeJson: string | null; afterJson: string | null }[]
}

const cell = 'tl pv3 pr5 bb b--muted-4 v-top t-small lh-copy'
const headings = {
  target: 'admin/erp-integrator.preview.field',
  before: 'admin/erp-integrator.preview.before',
  after: 'admin/erp-integrator.preview.after',
}

/** What differs, as rules in words. */
export function Differences({ differences }: Props) {
  if (differences.length === 0) {
    return (
      <p className="t-body c-muted-1 lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.version.same" />
      </p>
    )
  }
  return (
    <table className="w-100" style={{ borderCollapse: 'collapse' }}>
      <thead>
        <tr>
          {(['target', 'before', 'after'] as const).map((part) => (
            <th key={part} scope="col" className={`${cell} c-muted-1 fw5`}>
              <FormattedMessage id={headings[part]} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(({ target, beforeJson, afterJson }) => (
          <tr key={target}>
            <th scope="row" className={`${cell} fw6`}>
              {target === 'filters' ? (
                <FormattedMessage id="admin/erp-integrator.tab.filters" />
              ) : target === 'tests' ? (
                <FormattedMessage id="admin/erp-integrator.tab.tests" />
              ) : (
                target
              )}
            </th>
            <td className={cell}>
              <Side json={beforeJson} />
            </td>
            <td className={cell}>
              <Side json={afterJson} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Side({ json }: { json: string | null }) {
  const { formatMessage } = useIntl()
  const rule = readRule(json)
  if (json === null) {
    return (
      <span className="c-muted-1">
        <FormattedMessage id="admin/erp-integrator.target.unmapped" />
      </span>
    )
  }
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      {rule ? ruleInWords(rule, formatMessage) : shorten(json, 300)}
    </span>
  )
}
