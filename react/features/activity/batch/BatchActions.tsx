import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import {
  ErpApproveBatchMutation,
  ErpCancelBatchMutation,
  ErpRetryBatchMutation,
} from '../../../graphql/operation-types'
import approveBatch from '../../../graphql/activity/approve-batch.graphql'
import cancelBatch from '../../../graphql/activity/cancel-batch.graphql'
import retryBatch from '../../../graphql/activity/retry-batch.graphql'
import { ConfirmDialog } from '../../../shared/ConfirmDialog'
import { useChange } from '../../../shared/useChange'
import type { Batch } from './BatchPage'
import { FindingList } from './GuardFindings'

interface Props {
  batch: Batch
  onChanged: () => void
  onSent: (batchId: string) => void
}

/** What can be done about a batch in the state it is in. */
export function BatchActions({ batch, onChanged, onSent }: Props) {
  const isOver = batch.status === 'done' || batch.status === 'cancelled'
  return (
    <div className="flex flex-wrap justify-end">
      {!isOver && <Cancel batch={batch} onChanged={onChanged} />}
      {batch.status === 'held' && <Approve batch={batch} onChanged={onChanged} />}
      {isOver && !batch.dryRun && batch.counts.failed > 0 && (
        <RetryAll batch={batch} onChanged={onChanged} onSent={onSent} />
      )}
    </div>
  )
}

function Approve({ batch, onChanged }: Omit<Props, 'onSent'>) {
  const [isOpen, setOpen] = useState(false)
  const { run, isRunning } = useChange<ErpApproveBatchMutation, { id: string }>(
    approveBatch,
    'admin/erp-integrator.batch.approved',
  )
  const approve = async () => {
    const isDone = await run({ id: batch.id })
    setOpen(false)
    if (isDone) onChanged()
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} noWrap>
        <FormattedMessage id="admin/erp-integrator.batch.approve" />
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title="admin/erp-integrator.batch.approve.title"
        confirm="admin/erp-integrator.batch.approve"
        text="admin/erp-integrator.batch.approve.text"
        isWorking={isRunning}
        onConfirm={() => void approve()}
        onCancel={() => setOpen(false)}
      >
        <div className="bg-warning--faded br2 pa4 mt4">
          <FindingList findings={batch.findings} />
        </div>
      </ConfirmDialog>
    </>
  )
}

function Cancel({ batch, onChanged }: Omit<Props, 'onSent'>) {
  const [isOpen, setOpen] = useState(false)
  const { run, isRunning } = useChange<ErpCancelBatchMutation, { id: string }>(
    cancelBatch,
    'admin/erp-integrator.batch.cancelled',
  )
  const cancel = async () => {
    const isDone = await run({ id: batch.id })
    setOpen(false)
    if (isDone) onChanged()
  }
  return (
    <div className="mr3">
      <Button size="small" variation="secondary" onClick={() => setOpen(true)} noWrap>
        <FormattedMessage id="admin/erp-integrator.batch.cancel" />
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        title="admin/erp-integrator.batch.cancel.title"
        confirm="admin/erp-integrator.batch.cancel"
        cancel="admin/erp-integrator.batch.cancel.keep"
        text="admin/erp-integrator.batch.cancel.text"
        isWorking={isRunning}
        onConfirm={() => void cancel()}
        onCancel={() => setOpen(false)}
      />
    </div>
  )
}

function RetryAll({ batch, onChanged, onSent }: Props) {
  const { run, isRunning } = useChange<ErpRetryBatchMutation, { id: string }>(
    retryBatch,
    'admin/erp-integrator.batch.retried',
  )
  const retry = async () => {
    const sent = await run({ id: batch.id })
    if (!sent) return
    onSent(sent.id)
    onChanged()
  }
  return (
    <Button size="small" isLoading={isRunning} onClick={() => void retry()} noWrap>
      <FormattedMessage id="admin/erp-integrator.batch.retry" values={{ count: batch.counts.failed }} />
    </Button>
  )
}
