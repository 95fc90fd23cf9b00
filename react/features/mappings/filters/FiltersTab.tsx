import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input } from 'vtex.styleguide'

import { EmptyPanel } from '../../../shared/EmptyPanel'
import { IconButton } from '../../../shared/IconButton'
import { Section } from '../../../shared/Section'
import { Filter, FilterCondition, JsonValue, MappingDocument } from '../document/types'
import { textOf } from '../orders/texts'
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
  document: MappingDocument
  record: JsonValue | undefined
  onChange: (document: MappingDocument) => void
}

/** Which records are taken; the others are skipped. */
export function FiltersTab({ document, record, onChange }: Props) {
  const { filters } = document
  const set = (next: Filter[]) => onChange({ ...document, filters: next })
  const add = (
    <Button
      size="small"
      variation="secondary"
      onClick={() => set([...filters, { path: '', is: 'equals', value: '' }])}
    >
      <FormattedMessage id="admin/erp-integrator.filter.add" />
    </Button>
  )
  if (filters.length === 0) {
    return (
      <EmptyPanel
        title={textOf(document.flow, 'admin/erp-integrator.filter.emptyTitle')}
        text={textOf(document.flow, 'admin/erp-integrator.filter.emptyText')}
        action={add}
      />
    )
  }
  return (
    <Section
      title={textOf(document.flow, 'admin/erp-integrator.filter.title')}
      about={textOf(document.flow, 'admin/erp-integrator.filter.about')}
      aside={add}
    >
      <ul className="list ma0 pa0">
        {filters.map((filter, index) => (
          <li key={index} className="bt b--muted-4 pv4">
            <Line
              filter={filter}
              index={index}
              record={record}
              onChange={(next) => set(filters.map((one, at) => (at === index ? next : one)))}
              onRemove={() => set(filters.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface LineProps {
  filter: Filter
  index: number
  record: JsonValue | undefined
  onChange: (filter: Filter) => void
  onRemove: () => void
}

function Line({ filter, index, record, onChange, onRemove }: LineProps) {
  const { formatMessage } = useIntl()
  const { path, is } = filter
  const takesValue = is !== 'present' && is !== 'absent'
  const choose = (next: FilterCondition) => onChange(filterOf(path, next, valueText(filter)))
  return (
    <div className="flex flex-wrap items-end nl3 nr3">
      <div className="ph3 mb3 flex-auto" style={{ flexBasis: '12rem' }}>
        <PathInput
          id={`filter-${index}`}
          path={path}
          scope={record}
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
          values={{ number: index + 1 }}
          onClick={onRemove}
        />
      </div>
    </div>
  )
}
