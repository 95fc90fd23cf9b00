import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { RadioGroup, Toggle } from 'vtex.styleguide'

import { ErpSaveOrderPushMutation, ErpSaveOrderPushMutationVariables } from '../../../graphql/operation-types'
import mutation from '../../../graphql/orders/save-order-push.graphql'
import { SaveBar } from '../../../shared/SaveBar'
import { useChange } from '../../../shared/useChange'
import { ChoicesField } from '../ChoicesField'
import { useDraft } from '../useDraft'
import { AddressField, PushNumberField, SourceField } from './PushFields'
import { formOf, inputOf, OrderPush, problemOf, PushForm as Form, pushShapes } from './push-settings'

const problems = {
  field: 'admin/erp-integrator.settings.push.problem.field',
  incomplete: 'admin/erp-integrator.settings.push.problem.incomplete',
  secret: 'admin/erp-integrator.settings.push.problem.secret',
}

const shapeTexts: Record<string, string> = {
  erp: 'admin/erp-integrator.settings.push.shape.erp',
  canonical: 'admin/erp-integrator.settings.push.shape.canonical',
}

const eventTexts: Record<string, string> = {
  new: 'admin/erp-integrator.settings.push.events.new',
  'cancellation-requested': 'admin/erp-integrator.settings.push.events.cancellationRequested',
  canceled: 'admin/erp-integrator.settings.push.events.canceled',
}

interface Props {
  push: OrderPush
  onSaved: () => void
}

/** Where orders are posted to, for whom, what and how fast. */
export function PushForm({ push, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const { form, change, discard, isUnsaved } = useDraft(formOf(push))
  const { run, isRunning } = useChange<ErpSaveOrderPushMutation, ErpSaveOrderPushMutationVariables>(mutation)
  const problem = problemOf(form, push)
  const save = async () => {
    if (await run({ settings: inputOf(form) })) onSaved()
  }
  const put = (part: Partial<Form>) => change({ ...form, ...part })
  return (
    <>
      <div className="mb6">
        <Toggle
          semantic
          label={formatMessage({ id: 'admin/erp-integrator.settings.push.isActive' })}
          checked={form.isActive}
          helpText={formatMessage({ id: 'admin/erp-integrator.settings.push.isActive.help' })}
          onChange={({ target }) => put({ isActive: target.checked })}
        />
      </div>
      <AddressField address={form.address} allowed={push.allowed} onChange={(address) => put({ address })} />
      <SourceField source={form.source} onChange={(source) => put({ source })} />
      <div className="mb6">
        <RadioGroup
          name="push-shape"
          hideBorder
          label={formatMessage({ id: 'admin/erp-integrator.settings.push.shape' })}
          options={pushShapes.map((value) => ({ value, label: formatMessage({ id: shapeTexts[value] }) }))}
          value={form.shape}
          onChange={({ target }) => put({ shape: target.value })}
        />
      </div>
      <ChoicesField
        name="push-event"
        label="admin/erp-integrator.settings.push.events"
        none="admin/erp-integrator.settings.push.events.none"
        choices={eventTexts}
        chosen={form.events}
        onChange={(events) => put({ events })}
      />
      <PushNumberField name="visibility" form={form} onChange={put} />
      <PushNumberField name="perMinute" form={form} onChange={put} />
      <SaveBar
        isUnsaved={isUnsaved}
        isSaving={isRunning}
        problem={problem === null ? undefined : formatMessage({ id: problems[problem] })}
        onSave={() => void save()}
        onDiscard={discard}
      />
      <p className="clip" role="status">
        {isRunning && <FormattedMessage id="admin/erp-integrator.loading" />}
      </p>
    </>
  )
}
