import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import {
  ErpSaveFlowSettingsMutation,
  ErpSaveFlowSettingsMutationVariables,
  ErpSettingsQuery,
} from '../../graphql/operation-types'
import mutation from '../../graphql/save-flow-settings.graphql'
import { SaveBar } from '../../shared/SaveBar'
import { useChange } from '../../shared/useChange'
import { fromOwnership, Owner, owners, toOwnership } from './ownership'
import { useDraft } from './useDraft'

export type FlowSettings = ErpSettingsQuery['settings']['flows'][number]

const ownerTexts: Record<Owner, string> = {
  always: 'admin/erp-integrator.settings.ownership.always',
  create: 'admin/erp-integrator.settings.ownership.create',
  never: 'admin/erp-integrator.settings.ownership.never',
}

/** The label is there for screen readers only; its margin is not wanted. */
const choiceStyle = { width: '24rem', maxWidth: '60%', marginTop: '-0.5rem' }

/** Who decides on each field of a flow. */
export function OwnershipForm({ settings, onSaved }: { settings: FlowSettings; onSaved: () => void }) {
  const { flow, fields, requiredFields, settingsJson } = settings
  const { form, change, discard, isUnsaved } = useDraft(toOwnership(settingsJson, fields))
  const { run, isRunning } = useChange<ErpSaveFlowSettingsMutation, ErpSaveFlowSettingsMutationVariables>(
    mutation,
  )
  const save = async () => {
    if (await run({ flow, settingsJson: fromOwnership(form) })) onSaved()
  }
  return (
    <>
      <ul className="list ma0 pa0">
        {fields.map((field) => (
          <li key={field} className="flex items-center justify-between pv3 bt b--muted-4">
            <span className="t-body lh-copy mr5 flex-auto">
              <code>{field}</code>
              {requiredFields.includes(field) && (
                <span className="t-small c-muted-1 ml3">
                  <FormattedMessage id="admin/erp-integrator.settings.ownership.required" />
                </span>
              )}
            </span>
            <div className="flex-none" style={choiceStyle}>
              <OwnerField
                field={field}
                owner={form[field] ?? 'always'}
                isRequired={requiredFields.includes(field)}
                onChange={(owner) => change({ ...form, [field]: owner })}
              />
            </div>
          </li>
        ))}
      </ul>
      <SaveBar isUnsaved={isUnsaved} isSaving={isRunning} onSave={save} onDiscard={discard} />
    </>
  )
}

interface OwnerProps {
  field: string
  owner: Owner
  /** A record cannot be created without it, so the source has to give it at least then. */
  isRequired: boolean
  onChange: (owner: Owner) => void
}

function OwnerField({ field, owner, isRequired, onChange }: OwnerProps) {
  const { formatMessage } = useIntl()
  return (
    <Dropdown
      label={<span className="clip">{field}</span>}
      placeholder={field}
      size="small"
      preventTruncate
      options={owners
        .filter((one) => one !== 'never' || !isRequired)
        .map((one) => ({ value: one, label: formatMessage({ id: ownerTexts[one] }) }))}
      value={owner}
      onChange={(_, next) => onChange(next as Owner)}
    />
  )
}
