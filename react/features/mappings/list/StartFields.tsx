import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown, Textarea } from 'vtex.styleguide'

import { ErpPresetsQuery, ErpPresetsQueryVariables } from '../../../graphql/operation-types'
import presetsQuery from '../../../graphql/mapping-presets.graphql'
import { ErrorWords } from '../../../shared/ErrorPanel'
import { Skeleton } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { SourceView } from './MappingsPage'
import { Start } from './useNewMapping'

interface Props {
  start: Start
  flow: string
  source: string
  sources: SourceView[]
  onChange: (start: Start) => void
}

/** What belongs to the chosen start: the sample, the preset, the other source. */
export function StartFields({ start, flow, source, sources, onChange }: Props) {
  const { formatMessage } = useIntl()
  if (start.kind === 'nothing') return null
  if (start.kind === 'sample') {
    return (
      <Textarea
        label={formatMessage({ id: 'admin/erp-integrator.sample.paste' })}
        helpText={formatMessage({ id: 'admin/erp-integrator.sample.pasteHelp' })}
        rows={6}
        resize="vertical"
        spellCheck="false"
        value={start.text}
        onChange={({ target }) => onChange({ kind: 'sample', text: target.value })}
      />
    )
  }
  if (start.kind === 'preset') {
    return (
      <PresetField
        flow={flow}
        chosen={start.documentJson}
        onChange={(documentJson) => onChange({ kind: 'preset', documentJson })}
      />
    )
  }
  const none = { value: '', label: formatMessage({ id: 'admin/erp-integrator.newMapping.choose' }) }
  const others = sources.filter(
    ({ id, mappings }) => id !== source && mappings.some((one) => one.flow === flow),
  )
  if (others.length === 0) {
    return (
      <p className="t-body lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.newMapping.copyNone" />
      </p>
    )
  }
  return (
    <Dropdown
      label={formatMessage({ id: 'admin/erp-integrator.newMapping.copyFrom' })}
      options={[none, ...others.map(({ id }) => ({ value: id, label: id }))]}
      value={start.source}
      onChange={(_, value) => onChange({ kind: 'copy', source: value })}
    />
  )
}

interface PresetProps {
  flow: string
  chosen: string
  onChange: (documentJson: string) => void
}

function PresetField({ flow, chosen, onChange }: PresetProps) {
  const { formatMessage } = useIntl()
  const { data, error, isLoading } = useAnswer<ErpPresetsQuery, ErpPresetsQueryVariables>(presetsQuery, {
    flow,
  })
  if (error) return <ErrorWords error={error} />
  if (!data || isLoading) return <Skeleton width="20rem" />
  const { presets } = data
  if (presets.length === 0) {
    return (
      <p className="t-body lh-copy mv0">
        <FormattedMessage id="admin/erp-integrator.newMapping.presetNone" />
      </p>
    )
  }
  const none = { value: '', label: formatMessage({ id: 'admin/erp-integrator.newMapping.choose' }) }
  const preset = presets.find(({ documentJson }) => documentJson === chosen)
  return (
    <Dropdown
      label={formatMessage({ id: 'admin/erp-integrator.newMapping.preset' })}
      helpText={preset && <span lang="en">{preset.description}</span>}
      options={[none, ...presets.map(({ id, name }) => ({ value: id, label: name }))]}
      value={preset?.id ?? ''}
      onChange={(_, id) => onChange(presets.find((one) => one.id === id)?.documentJson ?? '')}
    />
  )
}
