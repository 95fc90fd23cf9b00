import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { ErpActivitySourcesQuery } from '../../graphql/operation-types'
import query from '../../graphql/activity/sources.graphql'
import { useAnswer } from '../../shared/useAnswer'

/** Choice of a calling system; '' is all of them. One that the address names is a choice even before it was seen. */
export function SourceFilter({ value, onChange }: { value: string; onChange: (source: string) => void }) {
  const { formatMessage } = useIntl()
  const { data } = useAnswer<ErpActivitySourcesQuery>(query)
  const seen = data?.sources.map(({ id }) => id) ?? []
  const known = value === '' || seen.includes(value) ? seen : [value, ...seen]
  const all = { value: '', label: formatMessage({ id: 'admin/erp-integrator.filter.source.all' }) }
  return (
    <Dropdown
      size="small"
      label={formatMessage({ id: 'admin/erp-integrator.filter.source' })}
      options={[all, ...known.map((id) => ({ value: id, label: id }))]}
      value={value}
      onChange={(_, source) => onChange(source)}
    />
  )
}
