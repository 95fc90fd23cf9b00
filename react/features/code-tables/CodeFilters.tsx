import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown, InputSearch } from 'vtex.styleguide'

interface Props {
  search: string
  show: string
  onChange: (changes: { search?: string; show?: string }, options?: { replace?: boolean }) => void
}

/** Search by code or value, and which codes are shown. */
export function CodeFilters({ search, show, onChange }: Props) {
  const { formatMessage } = useIntl()
  const type = (text: string) => onChange({ search: text }, { replace: true })
  return (
    <div className="flex flex-wrap items-end nl3 nr3">
      <div className="ph3 mb4 flex-auto" style={{ flexBasis: '16rem' }}>
        <InputSearch
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.codes.search' })}
          value={search}
          onChange={({ target }) => type(target.value)}
          onClear={() => type('')}
          onSubmit={(event) => event.preventDefault()}
        />
      </div>
      <div className="ph3 mb4" style={{ width: '14rem' }}>
        <Dropdown
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.codes.show' })}
          options={[
            { value: 'all', label: formatMessage({ id: 'admin/erp-integrator.codes.showAll' }) },
            { value: 'unknown', label: formatMessage({ id: 'admin/erp-integrator.codes.showUnknown' }) },
            { value: 'mapped', label: formatMessage({ id: 'admin/erp-integrator.codes.showMapped' }) },
          ]}
          value={show}
          onChange={(_, value) => onChange({ show: value })}
        />
      </div>
    </div>
  )
}
