import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { RadioGroup } from 'vtex.styleguide'

import {
  ErpSaveOrderSettingsMutation,
  ErpSaveOrderSettingsMutationVariables,
} from '../../graphql/operation-types'
import mutation from '../../graphql/orders/save-order-settings.graphql'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { formOf, isRight, OrderForm, OrderSettings, settingsOf } from './order-settings'
import { ChoicesField } from './ChoicesField'
import { IdsField, OrderNumber } from './OrderFields'
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
      <ChoicesField
        name="flow"
        label="admin/erp-integrator.settings.orders.flows"
        none="admin/erp-integrator.settings.orders.flows.none"
        choices={kindTexts}
        chosen={form.flows}
        onChange={(flows) => put({ flows })}
      />
      <IdsField name="tradePolicies" form={form} onChange={put} />
      <IdsField name="affiliates" form={form} onChange={put} />
      <IdsField name="sellers" form={form} onChange={put} />
      <OrderNumber name="attempts" form={form} onChange={put} />
      <OrderNumber name="reconcileSeconds" form={form} onChange={put} />
      <OrderNumber name="keepDays" form={form} onChange={put} />
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
