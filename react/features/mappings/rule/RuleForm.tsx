import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Toggle } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { PageLink } from '../../../shared/PageLink'
import { innerTarget, RuleAddress } from '../document/address'
import { FieldRule, JsonValue, Source } from '../document/types'
import { ORDERS, textOf } from '../orders/texts'
import { Target } from '../targets/rows'
import { ConversionsEditor } from './ConversionsEditor'
import { TextField } from './PlainFields'
import { SourceEditor } from './SourceEditor'
import { newRule } from './sources'
import { TargetHelp } from './TargetHelp'
import { ValueInput } from './ValueInput'

interface Props {
  flow: string
  address: RuleAddress
  target: Target
  rule: FieldRule | null
  isList: boolean
  hasItems: boolean
  scope: JsonValue | undefined
  tables: string[]
  onChange: (rule: FieldRule | null) => void
}

/** How one field is filled; every change shows at once in the result. */
export function RuleForm({ flow, address, target, rule, isList, hasItems, scope, tables, onChange }: Props) {
  const id = `rule-${address.replace(/[^\w]/g, '-')}`
  const setSource = (from: Source | null) => {
    if (!from) onChange(null)
    else onChange(rule ? { ...rule, from } : newRule(innerTarget(address), from))
  }
  const isOfItems = rule?.from.kind === 'each' || rule?.from.kind === 'list'
  return (
    <div className="ba bw1 b--muted-4 br2 pa5 mb4">
      <TargetHelp target={target} />
      <SourceEditor
        id={id}
        flow={flow}
        target={target}
        isList={isList}
        hasItems={hasItems}
        from={rule?.from}
        scope={scope}
        onChange={setSource}
      />
      {rule && !isOfItems && (
        <ConversionsEditor
          id={id}
          steps={rule.convert}
          tables={tables}
          onChange={(convert) => onChange({ ...rule, convert })}
        />
      )}
      {rule && <Missing flow={flow} rule={rule} target={target} isOfItems={isOfItems} onChange={onChange} />}
      {flow !== ORDERS && (
        <p className="t-small lh-copy mt0 mb0">
          <FormattedMessage id="admin/erp-integrator.rule.ownership" />{' '}
          <PageLink to={addresses.settings()} className="c-link hover-c-link underline">
            <FormattedMessage id="admin/erp-integrator.navigation.settings" />
          </PageLink>
        </p>
      )}
      {rule && (
        <div className="mt4 nl4">
          <Button size="small" variation="tertiary" onClick={() => onChange(null)}>
            <FormattedMessage id="admin/erp-integrator.rule.remove" />
          </Button>
        </div>
      )}
    </div>
  )
}

interface MissingProps {
  flow: string
  rule: FieldRule
  target: Target
  isOfItems: boolean
  onChange: (rule: FieldRule) => void
}

/** What happens when the source yields nothing. */
function Missing({ flow, rule, target, isOfItems, onChange }: MissingProps) {
  const { formatMessage } = useIntl()
  const set = (changes: Partial<FieldRule>) => {
    const { default: usual, nullWhenMissing, note, ...rest } = { ...rule, ...changes }
    onChange({
      ...rest,
      ...(usual !== undefined && { default: usual }),
      ...(nullWhenMissing && { nullWhenMissing }),
      ...(note && { note }),
    })
  }
  return (
    <div className="mb4">
      {!isOfItems && rule.from.kind !== 'constant' && (
        <>
          <div className="mb4" style={{ maxWidth: '20rem' }}>
            <ValueInput
              label={textOf(flow, 'admin/erp-integrator.rule.defaultLabel')}
              help={textOf(flow, 'admin/erp-integrator.rule.defaultHelp')}
              target={target}
              value={rule.default}
              onChange={(value) => set({ default: value })}
            />
          </div>
          <div className="mb4">
            <Toggle
              label={formatMessage({ id: textOf(flow, 'admin/erp-integrator.rule.clearLabel') })}
              helpText={formatMessage({ id: textOf(flow, 'admin/erp-integrator.rule.clearHelp') })}
              checked={rule.nullWhenMissing === true}
              disabled={rule.default !== undefined}
              onChange={({ target: { checked } }) => set({ nullWhenMissing: checked })}
            />
          </div>
        </>
      )}
      <TextField
        label="admin/erp-integrator.rule.note"
        value={rule.note ?? ''}
        onChange={(note) => set({ note })}
      />
    </div>
  )
}
