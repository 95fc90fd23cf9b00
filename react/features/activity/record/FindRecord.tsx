import React, { FormEvent, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Dropdown, Input, PageBlock } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { flowNames, useFlowName } from '../../../shared/flows'
import { useGoTo } from '../../../shared/unsaved'
import { joinRef, keyFields } from '../keyFields'

const labels: Record<string, string> = {
  ref: 'admin/erp-integrator.find.ref',
  skuRef: 'admin/erp-integrator.find.skuRef',
  warehouse: 'admin/erp-integrator.find.warehouse',
}

/** Finds the page of one record by its flow and the ERP's own key of it. */
export function FindRecord() {
  const [flow, setFlow] = useState('prices')
  const [parts, setParts] = useState(['', ''])
  const goTo = useGoTo()
  const { formatMessage } = useIntl()
  const nameOf = useFlowName()
  const fields = keyFields(flow)
  const ref = joinRef(parts.slice(0, fields.length))
  const find = (event: FormEvent) => {
    event.preventDefault()
    if (ref !== null) goTo(addresses.record(flow, ref))
  }
  const change = (index: number, text: string) =>
    setParts(parts.map((part, place) => (place === index ? text : part)))

  return (
    <PageBlock>
      <p className="t-body lh-copy mt0 mb5">
        <FormattedMessage id="admin/erp-integrator.find.about" />
      </p>
      <form className="flex flex-wrap items-end" onSubmit={find}>
        <div className="pr4 pb4" style={{ width: '14rem' }}>
          <Dropdown
            label={formatMessage({ id: 'admin/erp-integrator.filter.flow' })}
            options={flowNames.map((name) => ({ value: name, label: nameOf(name) }))}
            value={flow}
            onChange={(_, chosen) => setFlow(chosen)}
          />
        </div>
        {fields.map((field, index) => (
          <div key={field} className="pr4 pb4" style={{ width: '16rem' }}>
            <Input
              label={formatMessage({ id: labels[field] ?? labels.ref })}
              value={parts[index] ?? ''}
              autoComplete="off"
              onChange={(event) => change(index, event.target.value)}
            />
          </div>
        ))}
        <div className="pb4">
          <Button type="submit" disabled={ref === null}>
            <FormattedMessage id="admin/erp-integrator.find.action" />
          </Button>
        </div>
      </form>
    </PageBlock>
  )
}
