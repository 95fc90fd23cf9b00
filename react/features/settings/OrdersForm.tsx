import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Checkbox, RadioGroup } from 'vtex.styleguide'

import {
  ErpSaveOrderSettingsMutation,
  ErpSaveOrderSettingsMutationVariables,
} from '../../graphql/operation-types'
import mutation from '../../graphql/orders/save-order-settings.graphql'
import { ErrorText } from '../../shared/ErrorText'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { formOf, isRight, kinds, OrderForm, OrderSettings, settingsOf } from './order-settings'
import { IdsField, NumberField } from './OrderFields'
import { useDraft } from './useDraft'

const moments: Record<string, string> = {
  ready: 'admin/erp-integrator.settings.orders.from.ready',
  paid: 'admin/erp-integrator.settings.orders.from.paid',
  unpaid: 'admin/erp-integrator.settings.orders.from.unpaid',
}

const kindTexts: Record<string, string> = {
  complete: 'admin/erp-integrator.settings.orders.flows.complete',
  seller: 'admin/erp-integrator.settings.orders.flows.seller',
  marketplace: 'admin/erp-integrator.settings.orders.flows.marketplace',
  chain: 'admin/erp-integrator.settings.orders.flows.chain',
}

interface Props {
  settings: OrderSettings
  onSaved: () => void
}

/** Which orders the ERP gets and when, and when an order counts as in trouble. */
export function OrdersForm({ settings, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const { form, change, discard, isUnsaved } = useDraft(formOf(settings))
  const { run, isRunning } = useChange<ErpSaveOrderSettingsMutation, ErpSaveOrderSettingsMutationVariables>(
    mutation,
  )
  const save = async () => {
    const sent = settingsOf(form)
    if (!(await run({ settings: sent }))) return
    change(formOf(sent))
    onSaved()
  }
  const put = (part: Partial<OrderForm>) => change({ ...form, ...part })
  return (
    <Section
      title="admin/erp-integrator.settings.orders.title"
      about="admin/erp-integrator.settings.orders.about"
    >
      <div className="mb6">
        <RadioGroup
          name="export-from"
          hideBorder
          label={formatMessage({ id: 'admin/erp-integrator.settings.orders.from' })}
          options={Object.entries(moments).map(([value, id]) => ({ value, label: formatMessage({ id }) }))}
          value={form.exportFrom}
          onChange={({ target }) => put({ exportFrom: target.value })}
        />
        <p className="t-small c-muted-1 lh-copy mt0" style={{ maxWidth: '36rem' }}>
          <FormattedMessage id="admin/erp-integrator.settings.orders.from.help" />
        </p>
      </div>
      <Kinds flows={form.flows} onChange={(flows) => put({ flows })} />
      <IdsField name="tradePolicies" form={form} onChange={put} />
      <IdsField name="affiliates" form={form} onChange={put} />
      <IdsField name="sellers" form={form} onChange={put} />
      <NumberField name="attempts" form={form} onChange={put} />
      <NumberField
        name="reconcileSeconds"
        unit="admin/erp-integrator.settings.orders.reconcileSeconds.unit"
        form={form}
        onChange={put}
      />
      <NumberField
        name="keepDays"
        unit="admin/erp-integrator.settings.general.daysUnit"
        form={form}
        onChange={put}
      />
      <SaveBar
        isUnsaved={isUnsaved}
        isSaving={isRunning}
        problem={
          isRight(form) ? undefined : formatMessage({ id: 'admin/erp-integrator.settings.orders.invalid' })
        }
        onSave={() => void save()}
        onDiscard={discard}
      />
    </Section>
  )
}

function Kinds({ flows, onChange }: { flows: string[]; onChange: (flows: string[]) => void }) {
  const { formatMessage } = useIntl()
  return (
    <fieldset className="bn ma0 pa0 mb6">
      <legend className="t-body mb4">
        <FormattedMessage id="admin/erp-integrator.settings.orders.flows" />
      </legend>
      {kinds.map((kind) => (
        <div key={kind} className="mb4">
          <Checkbox
            id={`flow-${kind}`}
            name="flows"
            value={kind}
            checked={flows.includes(kind)}
            label={formatMessage({ id: kindTexts[kind] })}
            onChange={({ target }) =>
              onChange(kinds.filter((each) => (each === kind ? target.checked : flows.includes(each))))
            }
          />
        </div>
      ))}
      {flows.length === 0 && (
        <ErrorText>
          <FormattedMessage id="admin/erp-integrator.settings.orders.flows.none" />
        </ErrorText>
      )}
    </fieldset>
  )
}
