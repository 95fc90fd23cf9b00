import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpImportConfigurationMutation } from '../../graphql/operation-types'
import { StatusIcon } from '../../shared/StatusTag'

export type ImportedLines = Extract<
  ErpImportConfigurationMutation['importConfiguration'],
  { __typename: 'ImportedConfiguration' }
>

const actions: Record<string, string> = {
  added: 'admin/erp-integrator.settings.import.added',
  changed: 'admin/erp-integrator.settings.import.changed',
  unchanged: 'admin/erp-integrator.settings.import.unchanged',
  refused: 'admin/erp-integrator.settings.import.refused',
}

/** What a file brings, or brought, thing by thing. */
export function ImportReport({ report }: { report: ImportedLines }) {
  return (
    <div className="mt6" role="status">
      <h3 className="t-heading-5 mt0 mb3">
        {report.dryRun ? (
          <FormattedMessage id="admin/erp-integrator.settings.import.would" />
        ) : (
          <FormattedMessage id="admin/erp-integrator.settings.import.did" />
        )}
      </h3>
      <ul className="list ma0 pa0">
        {report.lines.map(({ what, action, message }) => (
          <li key={what} className="flex flex-wrap pv3 bt b--muted-4 lh-copy">
            <span lang="en" className="flex-auto mr5">
              {what}
              {message && <div className="t-small c-muted-1">{message}</div>}
            </span>
            <span className="flex-none inline-flex items-center">
              {action === 'refused' && (
                <span className="mr2 inline-flex">
                  <StatusIcon status="ERROR" size={14} />
                </span>
              )}
              <Action action={action} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Action({ action }: { action: string }) {
  const id = actions[action]
  return id ? <FormattedMessage id={id} /> : <span lang="en">{action}</span>
}
