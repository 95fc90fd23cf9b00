import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { IconButton } from '../../../shared/IconButton'
import { conversionKinds, moveConversion, newConversion, withConversion } from '../document/conversions'
import { Conversion, ConversionKind } from '../document/types'
import { ConversionFields } from './ConversionFields'

export const conversionTexts: Record<ConversionKind, string> = {
  table: 'admin/erp-integrator.conversion.table',
  number: 'admin/erp-integrator.conversion.number',
  multiply: 'admin/erp-integrator.conversion.multiply',
  round: 'admin/erp-integrator.conversion.round',
  unit: 'admin/erp-integrator.conversion.unit',
  boolean: 'admin/erp-integrator.conversion.boolean',
  date: 'admin/erp-integrator.conversion.date',
  'format-date': 'admin/erp-integrator.conversion.formatDate',
  duration: 'admin/erp-integrator.conversion.duration',
  text: 'admin/erp-integrator.conversion.text',
  replace: 'admin/erp-integrator.conversion.replace',
  split: 'admin/erp-integrator.conversion.split',
}

interface Props {
  id: string
  steps: Conversion[]
  /** Names of code tables the source has. */
  tables: string[]
  onChange: (steps: Conversion[]) => void
}

/** What is done with the value, step by step. */
export function ConversionsEditor({ id, steps, tables, onChange }: Props) {
  const { formatMessage } = useIntl()
  const options = conversionKinds.map((kind) => ({
    value: kind,
    label: formatMessage({ id: conversionTexts[kind] }),
  }))
  const none = { value: '', label: formatMessage({ id: 'admin/erp-integrator.conversion.choose' }) }
  const add = (value: string) => {
    const kind = conversionKinds.find((one) => one === value)
    if (kind) onChange([...steps, newConversion(kind)])
  }
  return (
    <div className="mb4">
      <h4 className="t-small fw6 lh-copy mt0 mb2">
        <FormattedMessage id="admin/erp-integrator.conversion.title" />
      </h4>
      <ol className="list ma0 pa0">
        {steps.map((step, index) => (
          <li key={index} className="flex items-start bg-base ba b--muted-4 br2 pa3 mb3">
            <div className="flex-auto">
              <p className="t-small fw6 mt0 mb3">
                {index + 1}. <FormattedMessage id={conversionTexts[step.kind]} />
              </p>
              <ConversionFields
                id={`${id}-${index}`}
                step={step}
                tables={tables}
                onChange={(next) => onChange(withConversion(steps, index, next))}
              />
            </div>
            <Buttons steps={steps} index={index} onChange={onChange} />
          </li>
        ))}
      </ol>
      <div style={{ maxWidth: '20rem' }}>
        <Dropdown
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.conversion.add' })}
          options={[none, ...options]}
          value=""
          onChange={(_, value) => add(value)}
        />
      </div>
    </div>
  )
}

function Buttons({ steps, index, onChange }: Pick<Props, 'steps' | 'onChange'> & { index: number }) {
  const values = { number: index + 1 }
  return (
    <div className="flex-none nowrap">
      <IconButton
        icon="up"
        label="admin/erp-integrator.conversion.up"
        values={values}
        disabled={index === 0}
        onClick={() => onChange(moveConversion(steps, index, -1))}
      />
      <IconButton
        icon="down"
        label="admin/erp-integrator.conversion.down"
        values={values}
        disabled={index === steps.length - 1}
        onClick={() => onChange(moveConversion(steps, index, 1))}
      />
      <IconButton
        icon="delete"
        label="admin/erp-integrator.conversion.remove"
        values={values}
        onClick={() => onChange(withConversion(steps, index, null))}
      />
    </div>
  )
}
