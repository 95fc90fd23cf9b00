import React, { useState } from 'react'
import { useIntl } from 'react-intl'
import { AutocompleteInput } from 'vtex.styleguide'

import { ChoiceKind } from '../../graphql/schema-types'
import { useDebounced } from '../../shared/useDebounced'
import { Choice, Choices, useChoices } from './useChoices'

interface Props {
  /** Read out as its name. */
  label: string
  kind: ChoiceKind | null
  /** The first choices, loaded once for the whole page. */
  base: Choices
  value: string
  onChange: (value: string) => void
}

/** Most choices shown at a time. */
const SHOWN = 20

/** A value of VTEX: chosen among what VTEX has, found by typing, or typed as it is. */
export function ChoiceInput({ label, kind, base, value, onChange }: Props) {
  const { formatMessage } = useIntl()
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim())
  const isSearching = base.isPartial && search !== ''
  const found = useChoices(isSearching ? kind : null, search)
  const known = isSearching ? [...found.choices, ...base.choices] : base.choices
  // What was typed stands until another value is chosen, or the change is discarded.
  const isTyping = typed !== '' && valueOf(known, typed) === value
  const options = matching(known, isTyping ? typed : '')
  const take = (text: string) => {
    setTyped(text)
    onChange(valueOf(known, text))
  }
  return (
    <AutocompleteInput
      input={{
        value: isTyping ? typed : labelOf(known, value),
        'aria-label': label,
        placeholder: formatMessage({
          id: kind ? 'admin/erp-integrator.codes.choose' : 'admin/erp-integrator.codes.type',
        }),
        autoComplete: 'off',
        spellCheck: false,
        onChange: take,
        onClear: () => take(''),
      }}
      options={{
        size: 'small',
        maxHeight: 280,
        loading: found.isLoading,
        value: options,
        onSelect: (option) => {
          setTyped('')
          onChange(typeof option === 'string' ? option : option.value)
        },
        lastSearched: {
          value: options,
          label: formatMessage({ id: 'admin/erp-integrator.codes.inVtex' }),
        },
      }}
    />
  )
}

function labelOf(choices: Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value
}

/** A label typed whole means its value. */
function valueOf(choices: Choice[], text: string): string {
  return choices.find(({ label }) => label.toLowerCase() === text.trim().toLowerCase())?.value ?? text.trim()
}

function matching(choices: Choice[], text: string): Choice[] {
  const words = text.trim().toLowerCase()
  const unique = choices.filter(
    ({ value }, index) => choices.findIndex((one) => one.value === value) === index,
  )
  return unique
    .filter(({ value, label }) => `${label} ${value}`.toLowerCase().includes(words))
    .slice(0, SHOWN)
}
