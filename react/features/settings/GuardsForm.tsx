import React, { ReactNode } from 'react'
import { useIntl } from 'react-intl'

import { ErpSaveGuardsMutation, ErpSaveGuardsMutationVariables } from '../../graphql/operation-types'
import mutation from '../../graphql/save-guards.graphql'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { GuardEffect } from './GuardEffect'
import { GuardRow } from './GuardRow'
import { fromForm, guardNames, isValid, ownFrom, toForm, withOwn } from './guards'
import { useDraft } from './useDraft'
import { useGuardEstimate } from './useGuardEstimate'

interface Props {
  /** JSON text, of the settings and of what holds where nothing is set. */
  guards: string
  defaults: string
  /** What one source decides itself, as JSON text; absent: the store's settings are shown. */
  own?: { source: string; guardsJson: string } | undefined
  /** Stands above: whose settings they are. */
  choice: ReactNode
  onSaved: () => void
}

/** When a batch is stopped until a person says yes. */
export function GuardsForm({ guards, defaults, own, choice, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const { form, change, discard, isUnsaved } = useDraft(
    toForm(own ? withOwn(guards, own.guardsJson) : guards),
  )
  const { run, isRunning } = useChange<ErpSaveGuardsMutation, ErpSaveGuardsMutationVariables>(mutation)
  const usual = toForm(own ? guards : defaults)
  const estimate = useGuardEstimate(form)
  const save = async () => {
    const guardsJson = own ? ownFrom(form, usual) : fromForm(form)
    if (await run({ guardsJson, source: own?.source ?? null })) onSaved()
  }
  return (
    <Section
      title="admin/erp-integrator.settings.guards.title"
      about="admin/erp-integrator.settings.guards.about"
    >
      {choice}
      {guardNames.map((name, index) => (
        <div key={name} className={index === 0 ? '' : 'bt b--muted-4 pt6 mt6'}>
          <GuardRow
            guard={name}
            form={form[name]}
            usual={usual[name]}
            isOfSource={own !== undefined}
            onChange={(next) => change({ ...form, [name]: next })}
            // Of all systems' batches: it says nothing of one source's.
            effect={own ? null : <GuardEffect guard={name} mode={form[name].mode} estimate={estimate} />}
          />
        </div>
      ))}
      <SaveBar
        isUnsaved={isUnsaved}
        isSaving={isRunning}
        problem={
          isValid(form) ? undefined : formatMessage({ id: 'admin/erp-integrator.settings.guards.invalid' })
        }
        onSave={save}
        onDiscard={discard}
      />
    </Section>
  )
}
