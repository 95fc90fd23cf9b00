import React from 'react'
import { useIntl } from 'react-intl'
import { Checkbox, Dropdown } from 'vtex.styleguide'

import { Filters } from '../activity/Filters'

interface Props {
  /** Those that called the WebService. */
  sources: readonly string[]
  /** '' is all of them. */
  source: string
  onlyFaults: boolean
  onSource: (source: string) => void
  onOnlyFaults: (only: boolean) => void
}

/** Whose calls are shown, and whether only operations with failures. A system that the address names is a choice too. */
export function SoapFilters({ sources, source, onlyFaults, onSource, onOnlyFaults }: Props) {
  const { formatMessage } = useIntl()
  const known = source === '' || sources.includes(source) ? sources : [source, ...sources]
  return (
    <Filters>
      <Dropdown
        size="small"
        label={formatMessage({ id: 'admin/erp-integrator.soap.filter.source' })}
        options={[
          { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.source.all' }) },
          ...known.map((id) => ({ value: id, label: id })),
        ]}
        value={source}
        onChange={(_, chosen) => onSource(chosen)}
      />
      <div className="pt6">
        <Checkbox
          id="only-faults"
          name="only-faults"
          value="faults"
          checked={onlyFaults}
          label={formatMessage({ id: 'admin/erp-integrator.soap.filter.faults' })}
          onChange={() => onOnlyFaults(!onlyFaults)}
        />
      </div>
    </Filters>
  )
}
