import React from 'react'
import { FormattedMessage } from 'react-intl'

import { Ago } from '../../shared/Ago'
import { CodeHelp, CodeTitle } from '../activity/CodeTexts'
import type { Operation } from './OperationTable'

/** What went wrong last and what to do where it still does, or what to use instead of an operation that nobody answers. The service speaks English. */
export function LastFault({ called: { state, instead, lastFault } }: { called: Operation }) {
  if (instead !== null)
    return (
      <FormattedMessage
        id="admin/erp-integrator.soap.instead"
        values={{ instead: <span lang="en">{instead}</span> }}
      />
    )
  if (lastFault === null) return <span className="c-muted-1">–</span>
  const { at, code, title, message, help } = lastFault
  return (
    <>
      <span className="fw6">
        <CodeTitle code={code} title={title} />
      </span>
      <div lang="en">{message}</div>
      {state === 'FAILED' && (
        <div>
          <CodeHelp code={code} help={help} />
        </div>
      )}
      <div className="c-muted-1">
        <Ago at={at} /> · <code>{code}</code>
      </div>
    </>
  )
}
