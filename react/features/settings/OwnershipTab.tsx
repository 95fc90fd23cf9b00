import React from 'react'
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
  onSaved: () => void
}

/** Who decides on the fields, one flow at a time. */
export function OwnershipTab({ flows, flow, onFlow, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const nameOf = useFlowName()
  const leave = useLeave()
  const chosen = flows.find((one) => one.flow === flow) ?? flows[0]
  return (
    <Section
      title="admin/erp-integrator.settings.ownership.title"
      about="admin/erp-integrator.settings.ownership.about"
    >
      <div className="mb5" style={{ maxWidth: '22rem' }}>
        <Dropdown
          label={formatMessage({ id: 'admin/erp-integrator.settings.ownership.flow' })}
          options={flows.map((one) => ({ value: one.flow, label: nameOf(one.flow) }))}
          value={chosen?.flow}
          onChange={(_, next) => leave(() => onFlow(next))}
        />
      </div>
      {chosen && <OwnershipForm key={chosen.flow} settings={chosen} onSaved={onSaved} />}
    </Section>
  )
}
