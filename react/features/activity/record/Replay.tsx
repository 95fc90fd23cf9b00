import React, { useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import { ErpReplayRecordMutation, ErpReplayRecordMutationVariables } from '../../../graphql/operation-types'
import mutation from '../../../graphql/activity/replay-record.graphql'
import { ConfirmDialog } from '../../../shared/ConfirmDialog'
import { useChange } from '../../../shared/useChange'

interface Props {
  event: ErpReplayRecordMutationVariables
  onSent: (batchId: string) => void
}

/** A button that sends the record of an event again, as it was. */
export function Replay({ event, onSent }: Props) {
  const [isAsking, setAsking] = useState(false)
  const { run, isRunning } = useChange<ErpReplayRecordMutation, ErpReplayRecordMutationVariables>(
    mutation,
    'admin/erp-integrator.edit.sent',
  )
  const send = async () => {
    const sent = await run(event)
    setAsking(false)
    if (sent) onSent(sent.id)
  }
  return (
    <div className="mt4">
      <Button size="small" variation="secondary" onClick={() => setAsking(true)}>
        <FormattedMessage id="admin/erp-integrator.replay.action" />
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        title="admin/erp-integrator.replay.title"
        text="admin/erp-integrator.replay.text"
        confirm="admin/erp-integrator.edit.send"
        isWorking={isRunning}
        onConfirm={() => void send()}
        onCancel={() => setAsking(false)}
      />
    </div>
  )
}
