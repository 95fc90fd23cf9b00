import { useEffect, useRef } from 'react'

import { ErpBatchCodesQuery, ErpBatchCodesQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/batch-codes.graphql'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure } from '../../../shared/useChange'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import type { Batch } from './BatchPage'

export type BatchCodes = Exclude<ErpBatchCodesQuery['batchCodes'], { __typename: 'Failure' }>

const NONE: BatchCodes['codes'] = []

/** Codes that records of a batch have, with how many; none while they are not known. Counted again when it ends. */
export function useBatchCodes({ id, status }: Batch): BatchCodes['codes'] {
  const { data, ask } = useAnswer<ErpBatchCodesQuery, ErpBatchCodesQueryVariables>(query, { id })
  const asked = useRef(status)
  useEffect(() => {
    if (asked.current !== status) ask()
    asked.current = status
  })
  useVisiblePoll(ask, 15_000, status === 'running')
  return data && !isFailure(data.batchCodes) ? (data.batchCodes as BatchCodes).codes : NONE
}
