import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown, Input } from 'vtex.styleguide'

import { readJson } from '../document/read'
import { JsonValue } from '../document/types'
import { Target } from '../targets/rows'

interface Props {
  /** Message id. */
  label: string
  /** Message id. */
  help?: string
  /** The field it is for; its type tells numbers from texts. */
  target?: Pick<Target, 'type' | 'enumValues'>
  value: JsonValue | undefined
  /** undefined: nothing was typed. */
  onChange: (value: JsonValue | undefined) => void
}

/** A fixed value: a choice where the field has choices, else what is typed, as the type the field takes. */
export function ValueInput({ label, help, target, value, onChange }: Props) {
  const { formatMessage } = useIntl()
  const choices = target?.enumValues ?? (target?.type === 'boolean' ? ['true', 'false'] : null)
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  if (choices) {
    const none = { value: '', label: formatMessage({ id: 'admin/erp-integrator.rule.none' }) }
    return (
      <Dropdown
        size="small"
        label={formatMessage({ id: label })}
        helpText={help && formatMessage({ id: help })}
        options={[none, ...choices.map((choice) => ({ value: choice, label: choice }))]}
        value={text}
        onChange={(_, chosen) => onChange(typedValue(chosen, target?.type))}
      />
    )
  }
  return (
    <Input
      size="small"
      label={formatMessage({ id: label })}
      helpText={help && formatMessage({ id: help })}
      value={text}
      onChange={({ target: { value: typed } }) => onChange(typedValue(typed, target?.type))}
    />
  )
}

/** What a person typed, as a field of this type takes it; undefined for nothing. */
export function typedValue(typed: string, type = 'text'): JsonValue | undefined {
  if (typed === '') return undefined
  if (type === 'text' || type === 'string') return typed
  const read = readJson(typed)
  return read === undefined || String(read) === 'NaN' ? typed : read
}
