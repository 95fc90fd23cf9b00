import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { ErpActivitySourcesQuery } from '../../graphql/operation-types'
import query from '../../graphql/activity/sources.graphql'
import { useLeave } from '../../shared/unsaved'
import { useAnswer } from '../../shared/useAnswer'

interface Props {
  /** '' is the store: what holds for every source that says nothing itself. */
  source: string
  /** Sources with settings of their own; they are marked. */
  own: readonly string[]
  onChange: (source: string) => void
}

/** Whose settings are shown. One that the address names is a choice even before it was seen. */
export function SourceChoice({ source, own, onChange }: Props) {
  const { formatMessage } = useIntl()
  const leave = useLeave()
  const { data } = useAnswer<ErpActivitySourcesQuery>(query)
  const seen = data?.sources.map(({ id }) => id) ?? []
  const names = [...new Set([...own, ...seen, ...(source ? [source] : [])])]
  const labelOf = (name: string) =>
    own.includes(name) ? formatMessage({ id: 'admin/erp-integrator.settings.source.hasOwn' }, { name }) : name
  return (
    <div className="mb6" style={{ maxWidth: '36rem' }}>
      <Dropdown
        label={formatMessage({ id: 'admin/erp-integrator.settings.source' })}
        helpText={formatMessage({
          id: source
            ? 'admin/erp-integrator.settings.source.one'
            : 'admin/erp-integrator.settings.source.allHelp',
        })}
        options={[
          { value: '', label: formatMessage({ id: 'admin/erp-integrator.settings.source.all' }) },
          ...names.map((name) => ({ value: name, label: labelOf(name) })),
        ]}
        value={source}
        onChange={(_, next) => leave(() => onChange(next))}
      />
    </div>
  )
}
