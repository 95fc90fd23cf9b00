import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { flowNames, useFlowName } from '../../shared/flows'

/** Choice of a flow; '' is all of them. */
export function FlowFilter({ value, onChange }: { value: string; onChange: (flow: string) => void }) {
  const { formatMessage } = useIntl()
  const nameOf = useFlowName()
  const all = { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.flow.all' }) }
  return (
    <Dropdown
      size="small"
      label={formatMessage({ id: 'admin/erp-integrator.filter.flow' })}
      options={[all, ...flowNames.map((flow) => ({ value: flow, label: nameOf(flow) }))]}
      value={value}
      onChange={(_, flow) => onChange(flow)}
    />
  )
}
