import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { ErrorText } from '../../shared/ErrorText'
import { NumberField } from './NumberField'
import { areIds, isInRange, Lists, Numbers, OrderForm, ranges } from './order-settings'

interface Props<Name> {
  name: Name
  form: OrderForm
  onChange: (part: Partial<OrderForm>) => void
}

const listTexts: Record<Lists, string> = {
  tradePolicies: 'admin/erp-integrator.settings.orders.tradePolicies',
  affiliates: 'admin/erp-integrator.settings.orders.affiliates',
  sellers: 'admin/erp-integrator.settings.orders.sellers',
}

const numberTexts: Record<Numbers, { label: string; help: string; unit?: string }> = {
  attempts: {
    label: 'admin/erp-integrator.settings.orders.attempts',
    help: 'admin/erp-integrator.settings.orders.attempts.help',
  },
  reconcileSeconds: {
    label: 'admin/erp-integrator.settings.orders.reconcileSeconds',
    help: 'admin/erp-integrator.settings.orders.reconcileSeconds.help',
    unit: 'admin/erp-integrator.settings.orders.reconcileSeconds.unit',
  },
  keepDays: {
    label: 'admin/erp-integrator.settings.orders.keepDays',
    help: 'admin/erp-integrator.settings.orders.keepDays.help',
    unit: 'admin/erp-integrator.settings.general.daysUnit',
  },
}

/** A list of ids; none means all. */
export function IdsField({ name, form, onChange }: Props<Lists>) {
  const { formatMessage } = useIntl()
  const isWrong = !areIds(form[name])
  return (
    <div className="mb6" style={{ maxWidth: '36rem' }}>
      <Input
        label={formatMessage({ id: listTexts[name] })}
        value={form[name]}
        autoComplete="off"
        error={isWrong}
        helpText={
          isWrong ? (
            <ErrorText>
              <FormattedMessage id="admin/erp-integrator.settings.orders.list.wrong" />
            </ErrorText>
          ) : (
            formatMessage({ id: 'admin/erp-integrator.settings.orders.list.help' })
          )
        }
        onChange={({ target }) => onChange({ [name]: target.value })}
      />
    </div>
  )
}

/** A number of the orders' settings. */
export function OrderNumber({ name, form, onChange }: Props<Numbers>) {
  return (
    <NumberField
      texts={numberTexts[name]}
      range={ranges[name]}
      value={form[name]}
      isWrong={!isInRange(name, form[name])}
      onChange={(value) => onChange({ [name]: value })}
    />
  )
}
