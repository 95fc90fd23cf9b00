import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Textarea } from 'vtex.styleguide'

import { ErrorWords } from '../../../shared/ErrorPanel'
import { ErrorText } from '../../../shared/ErrorText'
import { Change } from '../../../shared/useChange'
import { CheckedJson, checkJson } from '../checkJson'
import { CodeTitle } from '../CodeTexts'
import { lineOf } from '../lineOf'
import { fieldName } from '../readable'
import type { Result } from './RecordList'

interface Props {
  text: string
  onChange: (text: string) => void
  /** Whether the record has the shape of the calling system and goes through its mapping again. */
  isRaw: boolean
  result: Pick<Result, 'errors' | 'code' | 'message'>
  /** Why the edited record was not taken. */
  failure: Change<object, object>['failure']
}

/** The record as JSON with what is wrong with it, by field and line. */
export function RecordEditor({ text, onChange, isRaw, result, failure }: Props) {
  const { formatMessage } = useIntl()
  const checked = checkJson(text)
  return (
    <div className="lh-copy">
      <p className="t-body mt0 mb4">
        <FormattedMessage
          id={isRaw ? 'admin/erp-integrator.edit.raw' : 'admin/erp-integrator.edit.canonical'}
        />
      </p>
      <Wrong text={text} result={result} />
      <Textarea
        label={formatMessage({ id: 'admin/erp-integrator.edit.record' })}
        value={text}
        rows={14}
        resize="vertical"
        spellCheck="false"
        autoFocus
        error={checked.kind !== 'record'}
        helpText={
          checked.kind !== 'record' && (
            <ErrorText>
              <FormattedMessage id={texts[checked.kind]} values={placeIn(checked)} />
            </ErrorText>
          )
        }
        onChange={(event) => onChange(event.target.value)}
      />
      {failure && (
        <div className="mt4" role="alert">
          <ErrorWords error={failure} />
        </div>
      )}
    </div>
  )
}

const texts = {
  empty: 'admin/erp-integrator.edit.invalid.empty',
  'not-object': 'admin/erp-integrator.edit.invalid.notObject',
  broken: 'admin/erp-integrator.edit.invalid.broken',
}

function placeIn(checked: CheckedJson): { line: string; column: string } {
  const known = checked.kind === 'broken' ? checked : { line: null, column: null }
  return { line: String(known.line ?? '?'), column: String(known.column ?? '?') }
}

function Wrong({ text, result }: Pick<Props, 'text' | 'result'>) {
  const { code, message, errors } = result
  return (
    <div className="bg-danger--faded br2 pa4 mb4 t-small">
      {code !== null && (
        <div className="fw6">
          <CodeTitle code={code} title={null} />
        </div>
      )}
      {errors.length === 0 && message !== null && <div lang="en">{message}</div>}
      {errors.map(({ pointer, message: wrong }) => (
        <div key={pointer + wrong}>
          <code className="fw6 mr3">{fieldName(pointer)}</code>
          <Line line={lineOf(text, pointer)} /> <span lang="en">{wrong}</span>
        </div>
      ))}
    </div>
  )
}

function Line({ line }: { line: number | null }) {
  if (line === null) return null
  return (
    <>
      <FormattedMessage id="admin/erp-integrator.edit.line" values={{ line }} />:
    </>
  )
}
