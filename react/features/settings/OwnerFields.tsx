import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { AS_THE_STORE, FlowForm, Owner, owners } from './ownership'

const ownerTexts: Record<Owner, string> = {
  always: 'admin/erp-integrator.settings.ownership.always',
  create: 'admin/erp-integrator.settings.ownership.create',
  never: 'admin/erp-integrator.settings.ownership.never',
}

/** The label is there for screen readers only; its margin is not wanted. */
const choiceStyle = { width: '24rem', maxWidth: '60%', marginTop: '-0.5rem' }

interface Props {
  fields: readonly string[]
  /** A record cannot be created without them, so the source has to give them at least then. */
  required: readonly string[]
  owners: FlowForm['owners']
  /** What the store says, where this is one source's. */
  store?: FlowForm['owners'] | undefined
  onChange: (owners: FlowForm['owners']) => void
}

/** A line per field, with who decides on it. */
export function OwnerFields({ fields, required, owners: chosen, store, onChange }: Props) {
  return (
    <ul className="list ma0 pa0">
      {fields.map((field) => (
        <li key={field} className="flex items-center justify-between pv3 bt b--muted-4">
          <span className="t-body lh-copy mr5 flex-auto">
            <code>{field}</code>
            {required.includes(field) && (
              <span className="t-small c-muted-1 ml3">
                <FormattedMessage id="admin/erp-integrator.settings.ownership.required" />
              </span>
            )}
          </span>
          <div className="flex-none" style={choiceStyle}>
            <OwnerField
              field={field}
              owner={chosen[field] ?? 'always'}
              inherited={store?.[field]}
              isRequired={required.includes(field)}
              onChange={(owner) => onChange({ ...chosen, [field]: owner })}
            />
          </div>
        </li>
      ))}
    </ul>
  )
}

type Choice = FlowForm['owners'][string]

interface FieldProps {
  field: string
  owner: Choice
  inherited: Choice | undefined
  isRequired: boolean
  onChange: (owner: Choice) => void
}

function OwnerField({ field, owner, inherited, isRequired, onChange }: FieldProps) {
  const { formatMessage } = useIntl()
  const asStore = inherited
    ? [
        {
          value: AS_THE_STORE,
          label: formatMessage(
            { id: 'admin/erp-integrator.settings.source.inherited' },
            { value: formatMessage({ id: ownerTexts[inherited] }) },
          ),
        },
      ]
    : []
  const choices = owners
    .filter((one) => one !== 'never' || !isRequired)
    .map((one) => ({ value: one as string, label: formatMessage({ id: ownerTexts[one] }) }))
  return (
    <Dropdown
      label={<span className="clip">{field}</span>}
      placeholder={field}
      size="small"
      preventTruncate
      options={[...asStore, ...choices]}
      value={owner}
      onChange={(_, next) => onChange(next as Choice)}
    />
  )
}
