import React from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { AS_THE_STORE } from './ownership'

const texts: Record<string, string> = {
  refId: 'admin/erp-integrator.settings.match.refId',
  ean: 'admin/erp-integrator.settings.match.ean',
  vtexId: 'admin/erp-integrator.settings.match.vtexId',
}

interface Props {
  matches: readonly string[]
  match: string
  /** The store's rule, where this is one source's. */
  store?: string | undefined
  onChange: (match: string) => void
}

/** How records of the flow find what VTEX has already; nothing where there is nothing to choose. */
export function MatchField({ matches, match, store, onChange }: Props) {
  const { formatMessage } = useIntl()
  if (matches.length === 0) return null
  const labelOf = (rule: string) => formatMessage({ id: texts[rule] ?? rule })
  const inherited = store && {
    value: AS_THE_STORE,
    label: formatMessage({ id: 'admin/erp-integrator.settings.source.inherited' }, { value: labelOf(store) }),
  }
  return (
    <div className="mb6" style={{ maxWidth: '36rem' }}>
      <Dropdown
        label={formatMessage({ id: 'admin/erp-integrator.settings.match' })}
        helpText={formatMessage({ id: 'admin/erp-integrator.settings.match.help' })}
        preventTruncate
        options={[
          ...(inherited ? [inherited] : []),
          ...matches.map((rule) => ({ value: rule, label: labelOf(rule) })),
        ]}
        value={match}
        onChange={(_, next) => onChange(next)}
      />
    </div>
  )
}
