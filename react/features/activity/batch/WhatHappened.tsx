import React from 'react'

import { Changes } from '../Changes'
import { CodeHelp, CodeTitle } from '../CodeTexts'
import { FieldErrors } from '../FieldErrors'
import type { Result } from './RecordList'

/** What changed, or why nothing did and what to do. The service's own sentence is in English. */
export function WhatHappened({ record }: { record: Result }) {
  const { code, message, help, errors, changes } = record
  return (
    <>
      {code !== null && (
        <div className="fw6">
          <CodeTitle code={code} title={null} />
        </div>
      )}
      {message !== null && errors.length === 0 && (
        <div className="t-small" lang="en" style={{ overflowWrap: 'anywhere' }}>
          {message}
        </div>
      )}
      <FieldErrors errors={errors} />
      {code !== null && record.outcome !== 'APPLIED' && (
        <p className="t-small mt2 mb0">
          <CodeHelp code={code} help={help} />
        </p>
      )}
      <Changes changes={changes} />
    </>
  )
}
