import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import {
  ErpSaveTablePolicyMutation,
  ErpSaveTablePolicyMutationVariables,
} from '../../graphql/operation-types'
import saveMutation from '../../graphql/save-table-policy.graphql'
import { FlowName } from '../../shared/flows'
import { SaveBar } from '../../shared/SaveBar'
import { Section } from '../../shared/Section'
import { useChange } from '../../shared/useChange'
import { ChoiceInput } from './ChoiceInput'
import { CodeTable } from './Tables'
import { kinds, kindTexts, policies, policyTexts } from './texts'
import { useChoices } from './useChoices'

interface Props {
  table: CodeTable
  onSaved: () => void
}

/** What happens with records whose code has no value, with its consequence in words; and where values come from. */
export function Policy({ table, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const saved = { policy: table.policy, defaultValue: table.defaultValue ?? '', kind: table.kind }
  const [edited, setEdited] = useState(saved)
  const base = useChoices(edited.kind)
  const { run, isRunning } = useChange<ErpSaveTablePolicyMutation, ErpSaveTablePolicyMutationVariables>(
    saveMutation,
  )
  const isUnsaved = JSON.stringify(edited) !== JSON.stringify(saved)
  const needsDefault = edited.policy === 'DEFAULT' && edited.defaultValue.trim() === ''
  const save = async () => {
    const { policy, kind } = edited
    const defaultValue = policy === 'DEFAULT' ? edited.defaultValue.trim() : null
    if (await run({ source: table.source, table: table.name, policy, defaultValue, kind })) onSaved()
  }
  const kindOptions = [
    { value: '', label: formatMessage({ id: 'admin/erp-integrator.kind.free' }) },
    ...kinds.map((kind) => ({ value: kind, label: formatMessage({ id: kindTexts[kind] }) })),
  ]
  return (
    <Section title="admin/erp-integrator.policy.title">
      <UsedBy table={table} />
      <div className="flex flex-wrap nl3 nr3">
        <div className="ph3 mb4 w-100 w-50-m">
          <Dropdown
            label={formatMessage({ id: 'admin/erp-integrator.policy.label' })}
            helpText={formatMessage({ id: policyTexts[edited.policy].about })}
            options={policies.map((policy) => ({
              value: policy,
              label: formatMessage({ id: policyTexts[policy].name }),
            }))}
            value={edited.policy}
            onChange={(_, value) =>
              setEdited({ ...edited, policy: policies.find((one) => one === value) ?? edited.policy })
            }
          />
        </div>
        <div className="ph3 mb4 w-100 w-50-m">
          <Dropdown
            label={formatMessage({ id: 'admin/erp-integrator.kind.label' })}
            helpText={formatMessage({ id: 'admin/erp-integrator.kind.help' })}
            options={kindOptions}
            value={edited.kind ?? ''}
            onChange={(_, value) =>
              setEdited({ ...edited, kind: kinds.find((one) => one === value) ?? null })
            }
          />
        </div>
        {edited.policy === 'DEFAULT' && (
          <div className="ph3 mb4 w-100 w-50-m">
            <p className="t-small mt0 mb3">
              <FormattedMessage id="admin/erp-integrator.policy.value" />
            </p>
            <ChoiceInput
              label={formatMessage({ id: 'admin/erp-integrator.policy.value' })}
              kind={edited.kind}
              base={base}
              value={edited.defaultValue}
              onChange={(defaultValue) => setEdited({ ...edited, defaultValue })}
            />
          </div>
        )}
      </div>
      {isUnsaved && (
        <SaveBar
          isUnsaved
          isSaving={isRunning}
          problem={needsDefault ? formatMessage({ id: 'admin/erp-integrator.policy.needsValue' }) : undefined}
          onSave={() => void save()}
          onDiscard={() => setEdited(saved)}
        />
      )}
    </Section>
  )
}

function UsedBy({ table }: { table: CodeTable }) {
  if (table.usedBy.length === 0 && table.waitingRecords === 0) return null
  return (
    <p className="t-small c-muted-1 lh-copy mt0 mb4">
      {table.usedBy.length > 0 && (
        <FormattedMessage
          id="admin/erp-integrator.codes.usedBy"
          values={{
            flows: table.usedBy.map((flow, index) => (
              <React.Fragment key={flow}>
                {index > 0 && ', '}
                <FlowName flow={flow} />
              </React.Fragment>
            )),
          }}
        />
      )}
      {table.waitingRecords > 0 && (
        <b className="fw6 c-on-base">
          {' '}
          <FormattedMessage
            id="admin/erp-integrator.codes.waiting"
            values={{ count: table.waitingRecords }}
          />
        </b>
      )}
    </p>
  )
}
