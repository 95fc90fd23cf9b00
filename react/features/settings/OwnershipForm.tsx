import React from 'react'
import { FormattedMessage } from 'react-intl'
import { ButtonPlain } from 'vtex.styleguide'

import {
  ErpSaveFlowSettingsMutation,
  ErpSaveFlowSettingsMutationVariables,
  ErpSettingsQuery,
} from '../../graphql/operation-types'
import mutation from '../../graphql/save-flow-settings.graphql'
import { SaveBar } from '../../shared/SaveBar'
import { useChange } from '../../shared/useChange'
import { MatchField } from './MatchField'
import { OwnerFields } from './OwnerFields'
import { fromForm, fromOwnForm, toForm, toOwnForm } from './ownership'
import { useDraft } from './useDraft'

export type FlowSettings = ErpSettingsQuery['settings']['flows'][number]

interface Props {
  settings: FlowSettings
  /** What one source decides itself, as JSON text; absent: the store's settings are shown. */
  own?: { source: string; settingsJson: string } | undefined
  onSaved: () => void
}

/** Who decides on each field of a flow, and how its records find what VTEX has. */
export function OwnershipForm({ settings, own, onSaved }: Props) {
  const { flow, fields, requiredFields, matches, settingsJson } = settings
  const store = toForm(settingsJson, fields)
  const { form, change, discard, isUnsaved } = useDraft(own ? toOwnForm(own.settingsJson, fields) : store)
  const { run, isRunning } = useChange<ErpSaveFlowSettingsMutation, ErpSaveFlowSettingsMutationVariables>(
    mutation,
  )
  const save = async () => {
    const text = own ? fromOwnForm(form) : fromForm(form)
    if (await run({ flow, settingsJson: text, source: own?.source ?? null })) onSaved()
  }
  const nothing = toOwnForm('{}', fields)
  return (
    <>
      <MatchField
        matches={matches}
        match={form.match}
        store={own && store.match}
        onChange={(match) => change({ ...form, match })}
      />
      <OwnerFields
        fields={fields}
        required={requiredFields}
        owners={form.owners}
        store={own && store.owners}
        onChange={(owners) => change({ ...form, owners })}
      />
      {own && fromOwnForm(form) !== fromOwnForm(nothing) && (
        <div className="mt5">
          <ButtonPlain size="small" onClick={() => change(nothing)}>
            <FormattedMessage id="admin/erp-integrator.settings.source.useStore" />
          </ButtonPlain>
        </div>
      )}
      <SaveBar isUnsaved={isUnsaved} isSaving={isRunning} onSave={save} onDiscard={discard} />
    </>
  )
}
