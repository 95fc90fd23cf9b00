import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { batchStatuses, batchStatusText } from '../BatchStatusTag'

/** Choice of a batch's state; '' is all of them. */
export function StatusFilter({ value, onChange }: { value: string; onChange: (status: string) => void }) {
  const { formatMessage } = useIntl()
  const all = { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.status.all' }) }
  const options = batchStatuses.map((status) => ({
    value: status,
    label: formatMessage({ id: batchStatusText(status) }),
  }))
  return (
    <Dropdown
      size="small"
      label={formatMessage({ id: 'admin/erp-integrator.filter.status' })}
      options={[all, ...options]}
      value={value}
      onChange={(_, status) => onChange(status)}
    />
  )
}
