import React, { useState } from 'react'
import { useIntl } from 'react-intl'
import { Dropdown } from 'vtex.styleguide'

import { ErpCancelOrderMutation, ErpCancelOrderMutationVariables } from '../../graphql/operation-types'
import cancel from '../../graphql/orders/cancel-order.graphql'
import { useChange } from '../../shared/useChange'
import { ReasonDialog } from './ReasonDialog'
import { partyTexts } from './texts'

interface Props {
  id: string
  onClose: () => void
  onDone: () => void
}

/** Asks who wants the order cancelled and why, and tells VTEX. */
export function CancelOrder({ id, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const [requestedBy, setRequestedBy] = useState('store')
  const { formatMessage } = useIntl()
  const { run, isRunning, failure } = useChange<ErpCancelOrderMutation, ErpCancelOrderMutationVariables>(
    cancel,
    'admin/erp-integrator.order.cancel.done',
  )
  const confirm = async () => {
    if (await run({ id, reason: reason.trim(), requestedBy })) onDone()
  }
  return (
    <ReasonDialog
      title="admin/erp-integrator.order.cancel.title"
      text="admin/erp-integrator.order.cancel.text"
      confirm="admin/erp-integrator.order.cancel.confirm"
      close="admin/erp-integrator.order.cancel.close"
      reason={reason}
      onReason={setReason}
      isWorking={isRunning}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <div className="mb5">
        <Dropdown
          label={formatMessage({ id: 'admin/erp-integrator.order.cancel.by' })}
          options={['store', 'customer'].map((value) => ({
            value,
            label: formatMessage({ id: partyTexts[value] }),
          }))}
          value={requestedBy}
          onChange={(_, chosen) => setRequestedBy(chosen)}
        />
      </div>
    </ReasonDialog>
  )
}
