import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Modal } from 'vtex.styleguide'

import {
  ErpFailedRecordQuery,
  ErpFailedRecordQueryVariables,
  ErpRetryRecordMutation,
  ErpRetryRecordMutationVariables,
} from '../../../graphql/operation-types'
import query from '../../../graphql/activity/failed-record.graphql'
import mutation from '../../../graphql/activity/retry-record.graphql'
import { Answered } from '../../../shared/Answered'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useLeave, useUnsaved } from '../../../shared/unsaved'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure, useChange } from '../../../shared/useChange'
import { checkJson, indented } from '../checkJson'
import { RecordEditor } from './RecordEditor'
import type { Result } from './RecordList'

interface Props {
  batchId: string
  result: Pick<Result, 'index' | 'part' | 'ref' | 'errors' | 'code' | 'message'>
  onClose: () => void
  onSent: (batchId: string) => void
}

/** A dialog to correct one failed record and send it again, as a batch of its own. */
export function EditRecord({ batchId, result, onClose, onSent }: Props) {
  const { formatMessage } = useIntl()
  const leave = useLeave()
  const [edited, setEdited] = useState<string | null>(null)
  const answer = useAnswer<ErpFailedRecordQuery, ErpFailedRecordQueryVariables>(query, {
    batchId,
    index: result.index,
    part: result.part,
  })
  const { run, isRunning, failure } = useChange<ErpRetryRecordMutation, ErpRetryRecordMutationVariables>(
    mutation,
    'admin/erp-integrator.edit.sent',
  )
  useUnsaved(edited !== null)
  const send = async () => {
    const sent = await run({ batchId, index: result.index, part: result.part, recordJson: edited })
    if (sent) onSent(sent.id)
  }
  const record = answer.data?.failedRecord
  const isReady = record !== undefined && !isFailure(record)
  const isSendable = isReady && (edited === null || checkJson(edited).kind === 'record')

  return (
    <Modal
      isOpen
      title={formatMessage(
        { id: 'admin/erp-integrator.edit.title' },
        { ref: result.ref ?? result.index + 1 },
      )}
      onClose={() => leave(onClose)}
      bottomBar={
        <div className="nowrap">
          <span className="mr4">
            <Button variation="tertiary" size="small" onClick={() => leave(onClose)}>
              <FormattedMessage id="admin/erp-integrator.action.cancel" />
            </Button>
          </span>
          <Button size="small" disabled={!isSendable} isLoading={isRunning} onClick={() => void send()}>
            <FormattedMessage id="admin/erp-integrator.edit.send" />
          </Button>
        </div>
      }
    >
      <Answered answer={answer} root={(data) => data.failedRecord} skeleton={<SkeletonLines lines={8} />}>
        {({ recordJson, isRaw }) => (
          <RecordEditor
            text={edited ?? indented(recordJson)}
            onChange={(text) => setEdited(text === indented(recordJson) ? null : text)}
            isRaw={isRaw}
            result={result}
            failure={failure}
          />
        )}
      </Answered>
    </Modal>
  )
}
