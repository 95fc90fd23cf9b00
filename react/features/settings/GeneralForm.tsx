import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Input, Toggle } from 'vtex.styleguide'

import {
  ErpSaveGeneralSettingsMutation,
  ErpSaveGeneralSettingsMutationVariables,
  ErpSettingsQuery,
} from '../../graphql/operation-types'
import mutation from '../../graphql/save-general-settings.graphql'
import { ErrorText } from '../../shared/ErrorText'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { useDraft } from './useDraft'

type General = ErpSettingsQuery['settings']['general']

/** The app takes no other number of days. */
const DAYS = { min: 7, max: 90 }

function isDays(text: string): boolean {
  return /^\d+$/.test(text) && Number(text) >= DAYS.min && Number(text) <= DAYS.max
}

/** What is kept, and for how long. */
export function GeneralForm({ general, onSaved }: { general: General; onSaved: () => void }) {
  const { formatMessage } = useIntl()
  const saved = { keepDays: String(general.keepDays), keepSamples: general.keepSamples }
  const { form, change, discard, isUnsaved } = useDraft(saved)
  const { run, isRunning } = useChange<
    ErpSaveGeneralSettingsMutation,
    ErpSaveGeneralSettingsMutationVariables
  >(mutation)
  const save = async () => {
    const input = { keepDays: Number(form.keepDays), keepSamples: form.keepSamples }
    if (await run({ input })) onSaved()
  }
  const problem = isDays(form.keepDays)
    ? undefined
    : formatMessage({ id: 'admin/erp-integrator.settings.general.range' }, DAYS)
  return (
    <Section
      title="admin/erp-integrator.settings.general.title"
      about="admin/erp-integrator.settings.general.about"
    >
      <div className="mb6" style={{ maxWidth: '22rem' }}>
        <Input
          label={formatMessage({ id: 'admin/erp-integrator.settings.general.days' })}
          value={form.keepDays}
          inputMode="numeric"
          suffix={
            <span className="c-on-base">
              <FormattedMessage id="admin/erp-integrator.settings.general.daysUnit" />
            </span>
          }
          error={problem !== undefined}
          helpText={
            problem ? (
              <ErrorText>{problem}</ErrorText>
            ) : (
              formatMessage({ id: 'admin/erp-integrator.settings.general.daysHelp' })
            )
          }
          onChange={({ target }) => change({ ...form, keepDays: target.value.trim() })}
        />
      </div>
      <Toggle
        semantic
        label={formatMessage({ id: 'admin/erp-integrator.settings.general.samples' })}
        checked={form.keepSamples}
        helpText={formatMessage({ id: 'admin/erp-integrator.settings.general.samplesHelp' })}
        onChange={({ target }) => change({ ...form, keepSamples: target.checked })}
      />
      <SaveBar
        isUnsaved={isUnsaved}
        isSaving={isRunning}
        problem={problem}
        onSave={save}
        onDiscard={discard}
      />
    </Section>
  )
}
