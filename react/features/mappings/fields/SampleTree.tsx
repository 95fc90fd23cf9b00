import React, { useMemo } from 'react'
import { useIntl } from 'react-intl'
import { IconCheck } from 'vtex.styleguide'

import { DANGER } from '../../../shared/ErrorText'
import { StatusIcon } from '../../../shared/StatusTag'
import { JsonValue } from '../document/types'
import { fieldsOf, SampleField } from '../sample/fields'
import { Target } from '../targets/rows'
import { TypeName } from './TypeName'

interface Props {
  record: JsonValue | undefined
  problems: Map<string, string[]>
  used: ReadonlySet<string>
  /** What fields mean, by path with `[]` for places in lists. */
  docs?: ReadonlyMap<string, Target>
  onPick?: (path: string) => void
}

/** The fields of a record, each with its value; one click takes a field for the rule that is open. */
export function SampleTree({ record, problems, used, docs, onPick }: Props) {
  const fields = useMemo(() => (record === undefined ? [] : fieldsOf(record)), [record])
  return (
    <ul className="list ma0 pa0 overflow-y-auto" style={{ maxHeight: '36rem' }} tabIndex={0}>
      {fields.map((field) => (
        <li key={field.path} className="bb b--muted-4" style={{ paddingLeft: `${field.depth}rem` }}>
          <Line
            field={field}
            problems={problems.get(field.path)}
            isUsed={used.has(field.path)}
            doc={docs?.get(field.path.replace(/\[\d+\]/g, '[]'))}
            onPick={onPick}
          />
        </li>
      ))}
    </ul>
  )
}

interface LineProps {
  field: SampleField
  problems?: string[]
  isUsed: boolean
  doc?: Target
  onPick?: (path: string) => void
}

function Line({ field, problems, isUsed, doc, onPick }: LineProps) {
  const content = (
    <>
      <span className="flex items-baseline pv2">
        <span className="t-small fw6 lh-copy mr3" style={{ overflowWrap: 'anywhere', flex: '0 1 50%' }}>
          {field.name} {isUsed && <Used />}
          {doc && (
            <span className="db fw4 c-on-base">
              <TypeName type={doc.type} />
            </span>
          )}
        </span>
        <code
          className="t-small lh-copy c-on-base flex-auto"
          style={{ overflowWrap: 'anywhere', flex: '1 1 50%' }}
        >
          {field.example}
        </code>
      </span>
      {doc?.description && (
        <span lang="en" className="db t-small lh-copy pb2">
          {doc.description}
        </span>
      )}
      {problems?.map((message) => (
        <span key={message} className="flex items-start t-small lh-copy pb2" style={{ color: DANGER }}>
          <span className="mr2 inline-flex">
            <StatusIcon status="ERROR" size={14} />
          </span>
          <span lang="en">{message}</span>
        </span>
      ))}
    </>
  )
  if (!onPick) return <div>{content}</div>
  return (
    <button
      type="button"
      className="db w-100 tl bn bg-transparent hover-bg-muted-5 pa0 pointer c-on-base"
      onClick={() => onPick(field.path)}
    >
      {content}
    </button>
  )
}

function Used() {
  const { formatMessage } = useIntl()
  const label = formatMessage({ id: 'admin/erp-integrator.sample.used' })
  return (
    <span className="c-success inline-flex v-mid" role="img" aria-label={label} title={label}>
      <IconCheck size={12} color="#3f7a12" />
    </span>
  )
}
