import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown, Textarea } from 'vtex.styleguide'

import { JsonValue, Source } from '../document/types'
import { ORDERS, textOf } from '../orders/texts'
import { Target } from '../targets/rows'
import { JoinEditor } from './JoinEditor'
import { ItemsEditor } from './ItemsEditor'
import { PathInput } from './PathInput'
import { newSource, sourceKinds, SourceKind } from './sources'
import { ValueInput } from './ValueInput'

const kindTexts: Record<SourceKind, string> = {
  path: 'admin/erp-integrator.source.path',
  constant: 'admin/erp-integrator.source.constant',
  join: 'admin/erp-integrator.source.join',
  expression: 'admin/erp-integrator.source.expression',
  each: 'admin/erp-integrator.source.each',
  list: 'admin/erp-integrator.source.list',
}

interface Props {
  id: string
  target: Target
  flow: string
  isList: boolean
  hasItems: boolean
  from: Source | undefined
  /** What paths are read from. */
  scope: JsonValue | undefined
  onChange: (from: Source | null) => void
}

/** Where the value comes from. */
export function SourceEditor({ id, flow, target, isList, hasItems, from, scope, onChange }: Props) {
  const { formatMessage } = useIntl()
  const kinds = sourceKinds({ isList, hasItems, isFree: flow === ORDERS })
  const offered = from && !kinds.includes(from.kind) ? [...kinds, from.kind] : kinds
  const options = [
    { value: '', label: formatMessage({ id: 'admin/erp-integrator.source.none' }) },
    ...offered.map((kind) => ({ value: kind, label: formatMessage({ id: textOf(flow, kindTexts[kind]) }) })),
  ]
  const choose = (value: string) => {
    const kind = offered.find((one) => one === value)
    onChange(kind ? newSource(kind, from) : null)
  }
  return (
    <div className="flex flex-wrap nl3 nr3">
      <div className="ph3 mb4 w-100 w-50-l">
        <Dropdown
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.source.label' })}
          options={options}
          value={from?.kind ?? ''}
          onChange={(_, value) => choose(value)}
        />
      </div>
      {from && (
        <div className={`ph3 mb4 w-100 ${from.kind === 'path' || from.kind === 'constant' ? 'w-50-l' : ''}`}>
          <Particulars id={id} flow={flow} target={target} from={from} scope={scope} onChange={onChange} />
        </div>
      )}
    </div>
  )
}

interface ParticularsProps {
  id: string
  flow: string
  target: Target
  from: Source
  scope: JsonValue | undefined
  onChange: (from: Source) => void
}

function Particulars({ id, flow, target, from, scope, onChange }: ParticularsProps) {
  const { formatMessage } = useIntl()
  switch (from.kind) {
    case 'path':
      return (
        <PathInput id={id} path={from.path} scope={scope} onChange={(path) => onChange({ ...from, path })} />
      )
    case 'constant':
      return (
        <ValueInput
          label="admin/erp-integrator.rule.value"
          target={target}
          value={from.value === '' ? undefined : from.value}
          onChange={(value = '') => onChange({ ...from, value })}
        />
      )
    case 'join':
      return <JoinEditor id={id} from={from} scope={scope} onChange={onChange} />
    case 'expression':
      return (
        <Textarea
          label={formatMessage({ id: 'admin/erp-integrator.rule.expressionLabel' })}
          helpText={<FormattedMessage id="admin/erp-integrator.rule.expressionHelp" />}
          rows={4}
          resize="vertical"
          spellCheck="false"
          maxLength="2000"
          value={from.expression}
          onChange={({ target: { value } }) => onChange({ ...from, expression: value })}
        />
      )
    default:
      return <ItemsEditor id={id} flow={flow} from={from} scope={scope} onChange={onChange} />
  }
}
