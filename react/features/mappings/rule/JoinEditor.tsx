import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Dropdown, Input } from 'vtex.styleguide'

import { IconButton } from '../../../shared/IconButton'
import { JsonValue, PlainSource, Source } from '../document/types'
import { PathInput } from './PathInput'

type Join = Extract<Source, { kind: 'join' }>

interface Props {
  id: string
  from: Join
  scope: JsonValue | undefined
  onChange: (from: Join) => void
}

/** Several fields and texts that become one text. */
export function JoinEditor({ id, from, scope, onChange }: Props) {
  const { formatMessage } = useIntl()
  const set = (parts: PlainSource[]) => onChange({ ...from, parts })
  const replace = (index: number, part: PlainSource) =>
    set(from.parts.map((one, at) => (at === index ? part : one)))
  return (
    <>
      {from.parts.map((part, index) => (
        <div key={index} className="flex items-end mb3">
          <div className="flex-auto">
            <Part id={`${id}-${index}`} part={part} scope={scope} onChange={(next) => replace(index, next)} />
          </div>
          <IconButton
            icon="delete"
            label="admin/erp-integrator.rule.removePart"
            values={{ number: index + 1 }}
            disabled={from.parts.length === 1}
            onClick={() => set(from.parts.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-end">
        <div className="mr4" style={{ width: '10rem' }}>
          <Input
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.rule.separator' })}
            value={from.separator}
            maxLength={50}
            onChange={({ target }) => onChange({ ...from, separator: target.value })}
          />
        </div>
        <Button
          size="small"
          variation="secondary"
          onClick={() => set([...from.parts, { kind: 'path', path: '' }])}
        >
          <FormattedMessage id="admin/erp-integrator.rule.addPart" />
        </Button>
      </div>
    </>
  )
}

interface PartProps {
  id: string
  part: PlainSource
  scope: JsonValue | undefined
  onChange: (part: PlainSource) => void
}

function Part({ id, part, scope, onChange }: PartProps) {
  const { formatMessage } = useIntl()
  const options = [
    { value: 'path', label: formatMessage({ id: 'admin/erp-integrator.source.path' }) },
    { value: 'constant', label: formatMessage({ id: 'admin/erp-integrator.source.constant' }) },
  ]
  return (
    <div className="flex items-end">
      <div className="mr3 flex-none" style={{ width: '9rem' }}>
        <Dropdown
          size="small"
          label={formatMessage({ id: 'admin/erp-integrator.source.label' })}
          options={options}
          value={part.kind}
          onChange={(_, kind) =>
            onChange(kind === 'path' ? { kind, path: '' } : { kind: 'constant', value: '' })
          }
        />
      </div>
      <div className="flex-auto">
        {part.kind === 'path' ? (
          <PathInput
            id={id}
            path={part.path}
            scope={scope}
            onChange={(path) => onChange({ kind: 'path', path })}
          />
        ) : (
          <Input
            size="small"
            label={formatMessage({ id: 'admin/erp-integrator.rule.value' })}
            value={String(part.value)}
            onChange={({ target }) => onChange({ kind: 'constant', value: target.value })}
          />
        )}
      </div>
    </div>
  )
}
