import React, { useState } from 'react'
import { useIntl } from 'react-intl'
import { Dropdown, Input } from 'vtex.styleguide'

import { ErrorText } from '../../../shared/ErrorText'

interface TextFieldProps {
  /** Needed with options. */
  id?: string
  /** Message ids. */
  label: string
  help?: string
  value: string
  /** Offered while typing. */
  options?: string[]
  onChange: (value: string) => void
}

export function TextField({ id, label, help, value, options, onChange }: TextFieldProps) {
  const { formatMessage } = useIntl()
  return (
    <>
      <Input
        size="small"
        label={formatMessage({ id: label })}
        helpText={help && formatMessage({ id: help })}
        value={value}
        list={options && `${id}-options`}
        autoComplete="off"
        spellCheck={false}
        onChange={({ target }) => onChange(target.value)}
      />
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  )
}

interface NumberFieldProps {
  label: string
  value: number | undefined
  isWhole?: boolean
  /** undefined: it is empty. */
  onChange: (value: number | undefined) => void
}

/** What is typed stays as it is typed (`0.`), and is told as a number as soon as it is one. */
export function NumberField({ label, value, isWhole, onChange }: NumberFieldProps) {
  const { formatMessage } = useIntl()
  const [typed, setTyped] = useState(value === undefined ? '' : String(value))
  const shown = toNumber(typed) === value ? typed : value === undefined ? '' : String(value)
  const type = (text: string) => {
    setTyped(text)
    const next = toNumber(text)
    if (text === '' || next !== undefined) onChange(next)
  }
  const isWrong = typed !== '' && toNumber(typed) === undefined
  return (
    <Input
      size="small"
      inputMode={isWhole ? 'numeric' : 'decimal'}
      label={formatMessage({ id: label })}
      value={isWrong ? typed : shown}
      error={isWrong}
      helpText={
        isWrong && <ErrorText>{formatMessage({ id: 'admin/erp-integrator.rule.notNumber' })}</ErrorText>
      }
      onChange={({ target }) => type(target.value)}
    />
  )
}

function toNumber(text: string): number | undefined {
  const value = Number(text.replace(',', '.'))
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}

interface ChoiceFieldProps<Value extends string> {
  label: string
  /** Each value with the message id of its name; without one it is its own name. */
  options: readonly (readonly [Value, string?])[]
  value: Value
  onChange: (value: Value) => void
}

export function ChoiceField<Value extends string>({
  label,
  options,
  value,
  onChange,
}: ChoiceFieldProps<Value>) {
  const { formatMessage } = useIntl()
  const choose = (text: string) => {
    const chosen = options.find(([one]) => one === text)
    if (chosen) onChange(chosen[0])
  }
  return (
    <Dropdown
      size="small"
      label={formatMessage({ id: label })}
      options={options.map(([one, id]) => ({ value: one, label: id ? formatMessage({ id }) : one }))}
      value={value}
      onChange={(_, text) => choose(text)}
    />
  )
}
