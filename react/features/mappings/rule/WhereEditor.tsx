import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { EachSource, Filter, JsonValue } from '../document/types'
import { FilterLine } from '../filters/FilterLine'
import { firstOf } from '../sample/scope'
import { valueAt } from '../sample/path'

interface Props {
  id: string
  from: EachSource
  /** What the list's path is read from. */
  scope: JsonValue | undefined
  onChange: (from: EachSource) => void
}

/** Which items of a list are taken; the others are left out. */
export function WhereEditor({ id, from, scope, onChange }: Props) {
  const { where = [] } = from
  const set = (next: Filter[]) => {
    const { where: _, ...rest } = from
    onChange(next.length > 0 ? { ...rest, where: next } : rest)
  }
  const item = firstOf(valueAt(scope, from.path))
  return (
    <fieldset className="bn pa0 mh0 mt4 mb0">
      <legend className="t-small fw6 pa0 mb2">
        <FormattedMessage id="admin/erp-integrator.where.title" />
      </legend>
      {where.length === 0 && (
        <p className="t-small c-muted-1 mt0 mb3">
          <FormattedMessage id="admin/erp-integrator.where.all" />
        </p>
      )}
      {where.map((filter, index) => (
        <FilterLine
          key={index}
          id={`${id}-where-${index}`}
          filter={filter}
          number={index + 1}
          scope={item}
          onChange={(next) => set(where.map((one, at) => (at === index ? next : one)))}
          onRemove={() => set(where.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        size="small"
        variation="secondary"
        onClick={() => set([...where, { path: '', is: 'equals', value: '' }])}
      >
        <FormattedMessage id="admin/erp-integrator.filter.add" />
      </Button>
    </fieldset>
  )
}
