import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { ErrorText } from '../../shared/ErrorText'

interface Props {
  /** Message ids. */
  texts: { label: string; help: string; unit?: string }
  range: { min: number; max: number }
  /** As it is typed. */
  value: string
  isWrong: boolean
  onChange: (value: string) => void
}

/** A whole number within what the app takes. */
export function NumberField({ texts: { label, help, unit }, range, value, isWrong, onChange }: Props) {
  const { formatMessage } = useIntl()
  return (
    <div className="mb6" style={{ maxWidth: '22rem' }}>
      <Input
        label={formatMessage({ id: label })}
        value={value}
        inputMode="numeric"
        suffix={
          unit && (
            <span className="c-on-base nowrap">
              <FormattedMessage id={unit} />
            </span>
          )
        }
        error={isWrong}
        helpText={
          isWrong ? (
            <ErrorText>
              <FormattedMessage
                id="admin/erp-integrator.settings.guards.range"
                values={{ ...range, step: 1 }}
              />
            </ErrorText>
          ) : (
            formatMessage({ id: help })
          )
        }
        onChange={({ target }) => onChange(target.value.trim())}
      />
    </div>
  )
}
