import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Checkbox } from 'vtex.styleguide'

import { ErrorText } from '../../shared/ErrorText'

interface Props {
  /** Of the field in the page; each choice's id begins with it. */
  name: string
  /** Message ids of the field, and of what is wrong when nothing is chosen. */
  label: string
  none: string
  /** What can be chosen, in order, with the message ids of their names. */
  choices: Record<string, string>
  chosen: string[]
  onChange: (chosen: string[]) => void
}

/** Some of a few choices, at least one. */
export function ChoicesField({ name, label, none, choices, chosen, onChange }: Props) {
  const { formatMessage } = useIntl()
  const values = Object.keys(choices)
  return (
    <fieldset className="bn ma0 pa0 mb6">
      <legend className="t-body mb4">
        <FormattedMessage id={label} />
      </legend>
      {values.map((value) => (
        <div key={value} className="mb4">
          <Checkbox
            id={`${name}-${value}`}
            name={name}
            value={value}
            checked={chosen.includes(value)}
            label={formatMessage({ id: choices[value] })}
            onChange={({ target }) =>
              onChange(values.filter((each) => (each === value ? target.checked : chosen.includes(each))))
            }
          />
        </div>
      ))}
      {chosen.length === 0 && (
        <ErrorText>
          <FormattedMessage id={none} />
        </ErrorText>
      )}
    </fieldset>
  )
}
