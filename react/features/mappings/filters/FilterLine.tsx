import React from 'react'
import { useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { IconButton } from '../../../shared/IconButton'
import { Filter, FilterCondition, JsonValue } from '../document/types'
import { PathInput } from '../rule/PathInput'
import { ChoiceField } from '../rule/PlainFields'
import { filterOf, valueText } from './filterText'

const conditions: [FilterCondition, string][] = [
  ['equals', 'admin/erp-integrator.filter.equals'],
  ['not-equals', 'admin/erp-integrator.filter.notEquals'],
  ['one-of', 'admin/erp-integrator.filter.oneOf'],
  ['present', 'admin/erp-integrator.filter.present'],
  ['absent', 'admin/erp-integrator.filter.absent'],
  ['greater', 'admin/erp-integrator.filter.greater'],
  ['less', 'admin/erp-integrator.filter.less'],
]

interface Props {
  id: string
  filter: Filter
  /** Its place in the list, from 1. */
  number: number
  /** What its path is read from. */
  scope: JsonValue | undefined
  onChange: (filter: Filter) => void
  onRemove: () => void
}

/** One condition: a field, how it is compared, and with what. */
export function FilterLine({ id, filter, number, scope, onChange, onRemove }: Props) {
  const { formatMessage } = useIntl()
  const { path, is } = filter
  const takesValue = is !== 'present' && is !== 'absent'
  const choose = (next: FilterCondition) => onChange(filterOf(path, next, valueText(filter)))
  return (
    <div className="flex flex-wrap items-end nl3 nr3">
      <div className="ph3 mb3 flex-auto" style={{ flexBasis: '12rem' }}>
        <PathInput
          id={id}
          path={path}
          scope={scope}
          onChange={(next) => onChange({ ...filter, path: next })}
        />
      </div>
      <div className="ph3 mb3 flex-auto" style={{ flexBasis: '10rem' }}>
        <ChoiceField
          label="admin/erp-integrator.filter.condition"
          options={conditions}
          value={is}
          onChange={choose}
        />
      </div>
      <div className="ph3 mb3 flex-auto" style={{ flexBasis: '10rem' }}>
        {takesValue && (
          <Input
            size="small"
            label={formatMessage({
              id: is === 'one-of' ? 'admin/erp-integrator.filter.values' : 'admin/erp-integrator.rule.value',
            })}
            value={valueText(filter)}
            onChange={({ target }) => onChange(filterOf(path, is, target.value))}
          />
        )}
      </div>
      <div className="ph3 mb3">
        <IconButton
          icon="delete"
          label="admin/erp-integrator.filter.remove"
          values={{ number }}
          onClick={onRemove}
        />
      </div>
    </div>
  )
}
