import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Input, Modal } from 'vtex.styleguide'

import {
  ErpCodeTablesQuery,
  ErpCodeTablesQueryVariables,
  ErpSaveCodesMutation,
  ErpSaveCodesMutationVariables,
} from '../../graphql/operation-types'
import tablesQuery from '../../graphql/code-tables.graphql'
import saveMutation from '../../graphql/save-codes.graphql'
import { ErrorWords } from '../../shared/ErrorPanel'
import { useAnswer } from '../../shared/useAnswer'
import { useChange } from '../../shared/useChange'
import { ChoiceInput } from './ChoiceInput'
import { useChoices } from './useChoices'

interface Props {
  source: string
  table: string
  /** Empty: the person types it. */
  code: string
  onClose: () => void
  onSaved: () => void
}

/** Gives one code its value in VTEX, without leaving the page. */
export function AddCodeDialog({ source, table, code, onClose, onSaved }: Props) {
  const { formatMessage } = useIntl()
  const [typed, setTyped] = useState(code)
  const [value, setValue] = useState('')
  const tables = useAnswer<ErpCodeTablesQuery, ErpCodeTablesQueryVariables>(tablesQuery, { source })
  const kind = tables.data?.codeTables.find(({ name }) => name === table)?.kind ?? null
  const base = useChoices(kind)
  const { run, isRunning, failure } = useChange<ErpSaveCodesMutation, ErpSaveCodesMutationVariables>(
    saveMutation,
    'admin/erp-integrator.codes.added',
  )
  const save = async () => {
    const saved = await run({ source, table, set: [{ code: typed.trim(), value: value.trim() }], remove: [] })
    if (!saved) return
    onSaved()
    onClose()
  }
  return (
    <Modal
      isOpen
      centered
      title={formatMessage({ id: 'admin/erp-integrator.codes.addTitle' }, { table })}
      onClose={onClose}
      bottomBar={
        <div className="flex flex-wrap justify-end">
          <span className="mr4">
            <Button variation="tertiary" onClick={onClose}>
              <FormattedMessage id="admin/erp-integrator.action.cancel" />
            </Button>
          </span>
          <Button
            disabled={typed.trim() === '' || value.trim() === ''}
            isLoading={isRunning}
            onClick={() => void save()}
          >
            <FormattedMessage id="admin/erp-integrator.action.save" />
          </Button>
        </div>
      }
    >
      <div className="mb5">
        <Input
          label={formatMessage({ id: 'admin/erp-integrator.codes.code' })}
          value={typed}
          readOnly={code !== ''}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <div style={{ minHeight: '12rem' }}>
        <p className="t-small mt0 mb3">
          <FormattedMessage id="admin/erp-integrator.codes.value" />
        </p>
        <ChoiceInput
          label={formatMessage({ id: 'admin/erp-integrator.codes.value' })}
          kind={kind}
          base={base}
          value={value}
          onChange={setValue}
        />
        {failure && (
          <div className="mt4" role="alert">
            <ErrorWords error={failure} />
          </div>
        )}
      </div>
    </Modal>
  )
}
