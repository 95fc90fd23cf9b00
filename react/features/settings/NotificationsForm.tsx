import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Input, Toggle } from 'vtex.styleguide'

import {
  ErpSaveNotificationSettingsMutation,
  ErpSaveNotificationSettingsMutationVariables,
  ErpSettingsQuery,
} from '../../graphql/operation-types'
import mutation from '../../graphql/save-notification-settings.graphql'
import { ErrorText } from '../../shared/ErrorText'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { useDraft } from './useDraft'

type Setting = ErpSettingsQuery['settings']['notifications'][number]

const RANGE = { min: 1, max: 1_000_000, step: 1 }

const texts: Record<string, { title: string; unit: string }> = {
  batch_held: {
    title: 'admin/erp-integrator.settings.notifications.batch_held',
    unit: 'admin/erp-integrator.settings.notifications.batch_held.unit',
  },
  records_failing: {
    title: 'admin/erp-integrator.settings.notifications.records_failing',
    unit: 'admin/erp-integrator.settings.notifications.records_failing.unit',
  },
  lane_refused: {
    title: 'admin/erp-integrator.settings.notifications.lane_refused',
    unit: 'admin/erp-integrator.settings.notifications.lane_refused.unit',
  },
  code_unknown: {
    title: 'admin/erp-integrator.settings.notifications.code_unknown',
    unit: 'admin/erp-integrator.settings.notifications.code_unknown.unit',
  },
  order_stuck: {
    title: 'admin/erp-integrator.settings.notifications.order_stuck',
    unit: 'admin/erp-integrator.settings.notifications.order_stuck.unit',
  },
  push_failing: {
    title: 'admin/erp-integrator.settings.notifications.push_failing',
    unit: 'admin/erp-integrator.settings.notifications.push_failing.unit',
  },
}

interface Form {
  kind: string
  isOn: boolean
  /** As typed. */
  atLeast: string
}

const isRight = ({ atLeast }: Form): boolean =>
  /^\d{1,7}$/.test(atLeast) && Number(atLeast) >= RANGE.min && Number(atLeast) <= RANGE.max

/** What the store is told of on the first page, and from how many on. */
export function NotificationsForm({
  settings,
  onSaved,
}: {
  settings: readonly Setting[]
  onSaved: () => void
}) {
  const { formatMessage } = useIntl()
  const saved = settings.map(({ kind, isOn, atLeast }): Form => ({ kind, isOn, atLeast: String(atLeast) }))
  const { form, change, discard, isUnsaved } = useDraft(saved)
  const { run, isRunning } = useChange<
    ErpSaveNotificationSettingsMutation,
    ErpSaveNotificationSettingsMutationVariables
  >(mutation)
  const save = async () => {
    const input = form.map(({ kind, isOn, atLeast }) => ({ kind, isOn, atLeast: Number(atLeast) }))
    if (await run({ input })) onSaved()
  }
  return (
    <Section
      title="admin/erp-integrator.settings.notifications.title"
      about="admin/erp-integrator.settings.notifications.about"
    >
      {form.map((one) => (
        <Kind
          key={one.kind}
          form={one}
          onChange={(next) => change(form.map((other) => (other.kind === next.kind ? next : other)))}
        />
      ))}
      <SaveBar
        isUnsaved={isUnsaved}
        isSaving={isRunning}
        problem={
          form.every(isRight)
            ? undefined
            : formatMessage({ id: 'admin/erp-integrator.settings.guards.invalid' })
        }
        onSave={save}
        onDiscard={discard}
      />
    </Section>
  )
}

function Kind({ form, onChange }: { form: Form; onChange: (next: Form) => void }) {
  const { formatMessage } = useIntl()
  const { title = form.kind, unit = form.kind } = texts[form.kind] ?? {}
  const isWrong = !isRight(form)
  return (
    <div className="bt b--muted-4 pv5">
      <Toggle
        semantic
        label={formatMessage({ id: title })}
        checked={form.isOn}
        onChange={({ target }) => onChange({ ...form, isOn: target.checked })}
      />
      <div className="mt4" style={{ maxWidth: '22rem' }}>
        <Input
          label={formatMessage({ id: unit })}
          value={form.atLeast}
          inputMode="numeric"
          disabled={!form.isOn}
          error={isWrong}
          helpText={
            isWrong && (
              <ErrorText>
                <FormattedMessage id="admin/erp-integrator.settings.guards.range" values={RANGE} />
              </ErrorText>
            )
          }
          onChange={({ target }) => onChange({ ...form, atLeast: target.value.trim() })}
        />
      </div>
    </div>
  )
}
