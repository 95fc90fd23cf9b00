import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { EmptyPanel } from '../../../shared/EmptyPanel'
import { Section } from '../../../shared/Section'
import { Filter, JsonValue, MappingDocument } from '../document/types'
import { FilterLine } from './FilterLine'
import { textOf } from '../orders/texts'

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
            <FilterLine
              id={`filter-${index}`}
              filter={filter}
              number={index + 1}
              scope={record}
              onChange={(next) => set(filters.map((one, at) => (at === index ? next : one)))}
              onRemove={() => set(filters.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
