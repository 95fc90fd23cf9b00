import React from 'react'
import { FormattedMessage } from 'react-intl'

import { helpTexts } from './texts'
import { HealthCheck } from './types'

/** What to do about a connection that does not work, and in small print what support will ask for. */
export function Problem({ check }: { check: HealthCheck }) {
  const borders = { OK: '', WARNING: 'b--warning', ERROR: 'b--danger' }
  return (
    <div className={`bl bw2 pl4 mt4 ${borders[check.status]}`}>
      <h4 className="t-small fw6 lh-copy ma0">
        <FormattedMessage id="admin/erp-integrator.health.problem.help" />
      </h4>
      <p className="t-body lh-copy mt0 mb3">
        <Help check={check} />
      </p>
      <ul className="list ma0 pa0 t-small lh-copy c-muted-1">
        {check.resource && (
          <li>
            <FormattedMessage
              id="admin/erp-integrator.health.problem.resource"
              values={{ resource: <code>{check.resource}</code> }}
            />
          </li>
        )}
        {check.code && (
          <li>
            <FormattedMessage
              id="admin/erp-integrator.health.problem.code"
              values={{ code: <code>{check.code}</code> }}
            />
          </li>
        )}
        {check.detail && <li lang="en">{check.detail}</li>}
      </ul>
    </div>
  )
}

function Help({ check }: { check: HealthCheck }) {
  const id = check.code === null ? undefined : helpTexts[check.code]
  return id ? <FormattedMessage id={id} /> : <span lang="en">{check.help}</span>
}
