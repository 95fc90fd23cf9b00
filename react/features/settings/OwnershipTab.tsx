import React, { ReactNode } from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { useFlowName } from '../../shared/flows'
import { Section } from '../../shared/Section'
import { useLeave } from '../../shared/unsaved'
import { FlowSettings, OwnershipForm } from './OwnershipForm'

interface Props {
  flows: FlowSettings[]
  /** The chosen flow; the first one when it is none of them. */
  flow: string
  onFlow: (flow: string) => void
  /** What one source decides itself; absent: the store's settings are shown. */
  own?: { source: string; flows: { flow: string; settingsJson: string }[] } | undefined
  /** Stands above: whose settings they are. */
  choice: ReactNode
  onSaved: () => void
}

/** Who decides on the fields, one flow at a time. */
export function OwnershipTab({ flows, flow, onFlow, own, choice, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const nameOf = useFlowName()
  const leave = useLeave()
  const chosen = flows.find((one) => one.flow === flow) ?? flows[0]
  const ownOf = (name: string) => own?.flows.find((one) => one.flow === name)?.settingsJson ?? '{}'
  return (
    <Section
      title="admin/erp-integrator.settings.ownership.title"
      about="admin/erp-integrator.settings.ownership.about"
    >
      {choice}
      <div className="mb5" style={{ maxWidth: '22rem' }}>
        <Dropdown
          label={formatMessage({ id: 'admin/erp-integrator.settings.ownership.flow' })}
          options={flows.map((one) => ({ value: one.flow, label: nameOf(one.flow) }))}
          value={chosen?.flow}
          onChange={(_, next) => leave(() => onFlow(next))}
        />
      </div>
      {chosen && (
        <OwnershipForm
          key={`${chosen.flow}/${own?.source ?? ''}`}
          settings={chosen}
          own={own && { source: own.source, settingsJson: ownOf(chosen.flow) }}
          onSaved={onSaved}
        />
      )}
    </Section>
  )
}
