import { ApolloError } from 'apollo-client'
import React, { useContext, useState } from 'react'
import { useApolloClient } from 'react-apollo'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, ToastContext } from 'vtex.styleguide'

import { ErpBatchRecordsQuery, ErpBatchRecordsQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/batch-records.graphql'
import { errorText, RESOURCE } from '../../../shared/errorText'
import { isFailure } from '../../../shared/useChange'
import { EditRecord } from '../batch/EditRecord'
import type { RecordPage, Result } from '../batch/RecordList'
import { findFailed } from './findFailed'

interface Props {
  batchId: string
  recordRef: string
  code: string
  onSent: (batchId: string) => void
}

const NOTHING = { records: [], cursor: null }

/** Finds the failed record in its batch, opens it for correction and sends it again. */
export function EditFailed({ batchId, recordRef, code, onSent }: Props) {
  const client = useApolloClient()
  const { showToast } = useContext(ToastContext)
  const { formatMessage } = useIntl()
  const [isLooking, setLooking] = useState(false)
  const [found, setFound] = useState<Result | null>(null)

  const readPage = async (cursor: string | null): Promise<Pick<RecordPage, 'records' | 'cursor'>> => {
    const { data } = await client.query<ErpBatchRecordsQuery, ErpBatchRecordsQueryVariables>({
      query,
      variables: { id: batchId, outcome: 'FAILED', code, limit: 200, cursor },
      fetchPolicy: 'no-cache',
    })
    return isFailure(data.batchRecords) ? NOTHING : (data.batchRecords as RecordPage)
  }
  const look = async () => {
    setLooking(true)
    try {
      const record = await findFailed(recordRef, readPage)
      setFound(record)
      if (!record) showToast({ message: formatMessage({ id: 'admin/erp-integrator.record.retry.lost' }) })
    } catch (error) {
      if (!(error instanceof ApolloError)) throw error
      showToast({ message: formatMessage({ id: errorText(error) }, { resource: RESOURCE }) })
    } finally {
      setLooking(false)
    }
  }
  const send = (id: string) => {
    setFound(null)
    onSent(id)
  }
  return (
    <>
      <Button size="small" variation="secondary" isLoading={isLooking} onClick={() => void look()}>
        <FormattedMessage id="admin/erp-integrator.records.edit" />
      </Button>
      {found && <EditRecord batchId={batchId} result={found} onClose={() => setFound(null)} onSent={send} />}
    </>
  )
}
