import React, { useState } from 'react'

import {
  ErpDecideCancellationMutation,
  ErpDecideCancellationMutationVariables,
} from '../../graphql/operation-types'
import decide from '../../graphql/orders/decide-cancellation.graphql'
import { useChange } from '../../shared/useChange'
import { ReasonDialog } from './ReasonDialog'

interface Props {
  id: string
  accept: boolean
  onClose: () => void
  onDone: () => void
}

const yes = {
  title: 'admin/erp-integrator.order.accept.title',
  text: 'admin/erp-integrator.order.cancel.text',
  confirm: 'admin/erp-integrator.order.cancel.confirm',
  done: 'admin/erp-integrator.order.accept.done',
}
const no = {
  title: 'admin/erp-integrator.order.deny.title',
  text: 'admin/erp-integrator.order.deny.text',
  confirm: 'admin/erp-integrator.order.deny.confirm',
  done: 'admin/erp-integrator.order.deny.done',
}

/** Says yes or no to a request to cancel the order; a no needs a reason. */
export function DecideCancellation({ id, accept, onClose, onDone }: Props) {
  const [reason, setReason] = useState('')
  const { title, text, confirm, done } = accept ? yes : no
  const { run, isRunning, failure } = useChange<
    ErpDecideCancellationMutation,
    ErpDecideCancellationMutationVariables
  >(decide, done)
  const send = async () => {
    if (await run({ id, accept, reason: reason.trim() || null })) onDone()
  }
  return (
    <ReasonDialog
      {...{ title, text, confirm }}
      close="admin/erp-integrator.order.close"
      isOptional={accept}
      reason={reason}
      onReason={setReason}
      isWorking={isRunning}
      failure={failure}
      onConfirm={() => void send()}
      onClose={onClose}
    />
  )
}
