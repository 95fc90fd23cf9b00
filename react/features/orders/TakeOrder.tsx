import React, { useState } from 'react'
import { useIntl } from 'react-intl'
import { Input } from 'vtex.styleguide'

import { ErpTakeOrderMutation, ErpTakeOrderMutationVariables } from '../../graphql/operation-types'
import take from '../../graphql/orders/take-order.graphql'
import { ConfirmDialog } from '../../shared/ConfirmDialog'
import { useChange } from '../../shared/useChange'

interface Props {
  id: string
  onClose: () => void
  onDone: () => void
}

/** Asks for the ERP's number of an order that somebody entered there by hand. */
export function TakeOrder({ id, onClose, onDone }: Props) {
  const [number, setNumber] = useState('')
  const { formatMessage } = useIntl()
  const { run, isRunning } = useChange<ErpTakeOrderMutation, ErpTakeOrderMutationVariables>(
    take,
    'admin/erp-integrator.order.take.done',
  )
  const confirm = async () => {
    if (number.trim() === '') return
    if (await run({ id, erpOrderNumber: number.trim() })) onDone()
  }
  return (
    <ConfirmDialog
      isOpen
      title="admin/erp-integrator.order.take.title"
      text="admin/erp-integrator.order.take.text"
      confirm="admin/erp-integrator.order.take.confirm"
      isWorking={isRunning}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <div className="mt5">
        <Input
          label={formatMessage({ id: 'admin/erp-integrator.order.take.number' })}
          value={number}
          autoComplete="off"
          onChange={(event) => setNumber(event.target.value)}
        />
      </div>
    </ConfirmDialog>
  )
}
