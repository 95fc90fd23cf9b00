import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { InputSearch } from 'vtex.styleguide'

import { IconButton } from '../../../shared/IconButton'
import { Section } from '../../../shared/Section'
import { RuleAddress } from '../document/address'
import { ruleAt, withoutItem, withRule } from '../document/rules'
import { JsonValue, MappingDocument } from '../document/types'
import { AddTarget } from '../orders/AddTarget'
import { ORDERS, textOf } from '../orders/texts'
import { RuleForm } from '../rule/RuleForm'
import { scopeOf } from '../sample/scope'
import { resultAt } from '../targets/results'
import { hasItemFields, isListTarget, targetRows, Target, TargetRow } from '../targets/rows'
import { TargetLine } from './TargetLine'

interface Props {
  flow: string
  flowName: string
  targets: Target[]
  document: MappingDocument
  record: JsonValue | undefined
  canonical: JsonValue | undefined
  problems: Map<RuleAddress, string[]>
  tables: string[]
  /** Address of the field whose form is open; empty: none. */
  selected: RuleAddress
  onSelect: (address: RuleAddress) => void
  onChange: (document: MappingDocument) => void
}

/** The fields VTEX takes, each with its rule in words and what it came to. */
export function TargetList(props: Props) {
  const { flow, flowName, targets, document, onChange, onSelect } = props
  const { formatMessage } = useIntl()
  const [search, setSearch] = useState('')
  const rows = targetRows(targets, document).filter((row) => matches(row, search, props.selected))
  const mapped = document.fields.length
  return (
    <Section
      title={
        <FormattedMessage
          id={textOf(flow, 'admin/erp-integrator.target.title')}
          values={{ flow: flowName }}
        />
      }
      aside={
        <span className="t-small c-muted-1">
          <FormattedMessage id="admin/erp-integrator.target.count" values={{ count: mapped }} />
        </span>
      }
    >
      {flow === ORDERS && (
        <AddTarget
          document={document}
          onAdd={(next, address) => {
            onChange(next)
            onSelect(address)
          }}
        />
      )}
      {targets.length > 12 && (
        <div className="mb4">
          <InputSearch
            size="small"
            label={
              <span className="clip">{formatMessage({ id: 'admin/erp-integrator.target.search' })}</span>
            }
            placeholder={formatMessage({ id: 'admin/erp-integrator.target.search' })}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
            onClear={() => setSearch('')}
            onSubmit={(event) => event.preventDefault()}
          />
        </div>
      )}
      <ul className="list ma0 pa0">
        {rows.map((row) => (
          <li key={row.kind === 'item' ? `${row.list}[${row.index}]` : row.address} className="bt b--muted-4">
            <Row {...props} row={row} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Row({ row, ...props }: Props & { row: TargetRow }) {
  if (row.kind === 'heading') {
    return (
      <div className="t-small c-muted-1 lh-copy pv3" style={indent(row.depth)}>
        {row.name}
      </div>
    )
  }
  if (row.kind === 'item') return <ItemHeading {...props} row={row} />
  return <Field {...props} row={row} />
}

function Field({ row, ...props }: Props & { row: Extract<TargetRow, { kind: 'field' }> }) {
  const { document, targets, record, selected, onSelect, onChange } = props
  const { address, target, rule } = row
  const isOpen = selected === address
  const isOfItems = rule?.from.kind === 'each' || rule?.from.kind === 'list'
  return (
    <div style={indent(row.depth)}>
      <TargetLine
        row={row}
        result={isOfItems ? null : resultAt(props.canonical, address)}
        problems={props.problems.get(address)}
        isOpen={isOpen}
        onToggle={() => onSelect(isOpen ? '' : address)}
      />
      {isOpen && (
        <RuleForm
          flow={props.flow}
          address={address}
          target={target}
          rule={rule}
          isList={isListTarget(target)}
          hasItems={hasItemFields(targets, target)}
          scope={scopeOf(record, document.fields, address)}
          tables={props.tables}
          onChange={(next) => onChange(withRule(document, address, next))}
        />
      )}
    </div>
  )
}

function ItemHeading({ row, document, onChange }: Props & { row: Extract<TargetRow, { kind: 'item' }> }) {
  const remove = () => {
    const rule = ruleAt(document.fields, row.list)
    if (rule?.from.kind !== 'list') return
    const from = withoutItem(rule.from, row.index)
    onChange(withRule(document, row.list, from.items.length === 0 ? null : { ...rule, from }))
  }
  return (
    <div className="flex items-center justify-between t-small fw6" style={indent(row.depth)}>
      <FormattedMessage id="admin/erp-integrator.target.item" values={{ number: row.index + 1 }} />
      <IconButton
        icon="delete"
        label="admin/erp-integrator.target.removeItem"
        values={{ number: row.index + 1 }}
        onClick={remove}
      />
    </div>
  )
}

function indent(depth: number) {
  return { paddingLeft: `${depth * 1.25}rem` }
}

/** The open field stays, whatever is searched. */
function matches(row: TargetRow, search: string, selected: RuleAddress): boolean {
  if (search.trim() === '') return true
  if (row.kind !== 'field') return false
  const words = `${row.target.path} ${row.target.description ?? ''}`.toLowerCase()
  return row.address === selected || words.includes(search.trim().toLowerCase())
}
