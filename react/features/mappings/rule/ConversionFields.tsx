import React from 'react'
import { useIntl } from 'react-intl'
import { Checkbox } from 'vtex.styleguide'

import { units, Conversion } from '../document/types'
import { ChoiceField, NumberField, TextField } from './PlainFields'
import { TextConversionFields } from './TextConversionFields'

interface Props {
  id: string
  step: Conversion
  tables: string[]
  onChange: (step: Conversion) => void
}

const lengths = ['m', 'cm', 'mm', 'in']

/** The parts of one conversion. */
export function ConversionFields({ id, step, tables, onChange }: Props) {
  switch (step.kind) {
    case 'table':
      return <TableFields id={id} step={step} tables={tables} onChange={onChange} />
    case 'number':
      return <NumberFormat step={step} onChange={onChange} />
    case 'multiply':
      return (
        <NumberField
          label="admin/erp-integrator.conversion.by"
          value={step.by}
          onChange={(by = 1) => onChange({ ...step, by })}
        />
      )
    case 'round':
      return (
        <NumberField
          label="admin/erp-integrator.conversion.digits"
          isWhole
          value={step.digits}
          onChange={(digits = 0) => onChange({ ...step, digits })}
        />
      )
    case 'unit':
      return <UnitFields step={step} onChange={onChange} />
    case 'boolean':
      return (
        <Row>
          <TextField
            label="admin/erp-integrator.conversion.yes"
            value={step.true.join(', ')}
            onChange={(text) => onChange({ ...step, true: words(text) })}
          />
          <TextField
            label="admin/erp-integrator.conversion.no"
            value={step.false.join(', ')}
            onChange={(text) => onChange({ ...step, false: words(text) })}
          />
        </Row>
      )
    case 'date':
    case 'format-date':
      return (
        <Row>
          <TextField
            label="admin/erp-integrator.conversion.format"
            help="admin/erp-integrator.conversion.formatHelp"
            value={step.format}
            onChange={(format) => onChange({ ...step, format })}
          />
          <TextField
            label="admin/erp-integrator.conversion.zone"
            help="admin/erp-integrator.conversion.zoneHelp"
            value={step.zone}
            onChange={(zone) => onChange({ ...step, zone })}
          />
        </Row>
      )
    case 'duration':
      return (
        <ChoiceField
          label="admin/erp-integrator.conversion.durationUnit"
          options={[
            ['days', 'admin/erp-integrator.conversion.days'],
            ['hours', 'admin/erp-integrator.conversion.hours'],
          ]}
          value={step.unit}
          onChange={(unit) => onChange({ ...step, unit })}
        />
      )
    case 'text':
      return <TextConversionFields step={step} onChange={onChange} />
    case 'replace':
      return (
        <Row>
          <TextField
            label="admin/erp-integrator.conversion.find"
            value={step.find}
            onChange={(find) => onChange({ ...step, find })}
          />
          <TextField
            label="admin/erp-integrator.conversion.with"
            value={step.with}
            onChange={(by) => onChange({ ...step, with: by })}
          />
        </Row>
      )
    case 'split':
      return (
        <TextField
          label="admin/erp-integrator.conversion.separator"
          value={step.separator}
          onChange={(separator) => onChange({ ...step, separator })}
        />
      )
  }
}

type Of<K extends Conversion['kind']> = {
  step: Extract<Conversion, { kind: K }>
  onChange: (step: Conversion) => void
}

function TableFields({ id, step, tables, onChange }: Of<'table'> & Pick<Props, 'id' | 'tables'>) {
  const { formatMessage } = useIntl()
  const turn = (isReverse: boolean) => {
    const { reverse: _, ...rest } = step
    onChange(isReverse ? { ...rest, reverse: true } : rest)
  }
  return (
    <>
      <TextField
        id={id}
        label="admin/erp-integrator.conversion.tableName"
        help="admin/erp-integrator.conversion.tableHelp"
        options={tables}
        value={step.table}
        onChange={(table) => onChange({ ...step, table })}
      />
      <div className="mt3">
        <Checkbox
          id={`${id}-reverse`}
          name={`${id}-reverse`}
          value="reverse"
          label={formatMessage({ id: 'admin/erp-integrator.conversion.reverse' })}
          checked={step.reverse === true}
          onChange={() => turn(step.reverse !== true)}
        />
      </div>
    </>
  )
}

function NumberFormat({ step, onChange }: Of<'number'>) {
  const none = ['', 'admin/erp-integrator.rule.none'] as const
  return (
    <Row>
      <ChoiceField
        label="admin/erp-integrator.conversion.decimal"
        options={[['.'], [',']]}
        value={step.decimal}
        onChange={(decimal) => onChange({ ...step, decimal })}
      />
      <ChoiceField
        label="admin/erp-integrator.conversion.group"
        options={[none, ['.'], [','], [' ', 'admin/erp-integrator.conversion.blank'], ["'"]]}
        value={step.group ?? ''}
        onChange={(group) => {
          const { group: _, ...rest } = step
          onChange(group === '' ? rest : { ...rest, group })
        }}
      />
    </Row>
  )
}

function UnitFields({ step, onChange }: Of<'unit'>) {
  const alike = units.filter((unit) => lengths.includes(unit) === lengths.includes(step.from))
  return (
    <Row>
      <ChoiceField
        label="admin/erp-integrator.conversion.from"
        options={units.map((unit) => [unit] as const)}
        value={step.from}
        onChange={(from) => {
          const isSameKind = lengths.includes(from) === lengths.includes(step.to)
          onChange({ ...step, from, to: isSameKind ? step.to : from })
        }}
      />
      <ChoiceField
        label="admin/erp-integrator.conversion.to"
        options={alike.map((unit) => [unit] as const)}
        value={step.to}
        onChange={(to) => onChange({ ...step, to })}
      />
    </Row>
  )
}

export function Row({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap nl3 nr3">
      {React.Children.map(children, (child) => (
        <div className="ph3 mb3 flex-auto" style={{ flexBasis: '9rem' }}>
          {child}
        </div>
      ))}
    </div>
  )
}

function words(text: string): string[] {
  return text.split(',').map((word) => word.trimStart())
}
