import { ApolloError } from 'apollo-client'

import { ErpPreviewQuery, ErpPreviewQueryVariables } from '../../../graphql/operation-types'
import previewQuery from '../../../graphql/mapping-preview.graphql'
import { useAnswer } from '../../../shared/useAnswer'
import { isFailure, ShownFailure } from '../../../shared/useChange'
import { useDebounced } from '../../../shared/useDebounced'
import { JsonValue, MappingDocument } from '../document/types'

type Success = Exclude<ErpPreviewQuery['preview'], { __typename: 'Failure' }>
export type PreviewedRecord = Success['records'][number]

export interface PreviewState {
  records: PreviewedRecord[]
  /** Why there is no preview: the mapping is not valid, or the app did not answer. */
  failure?: ShownFailure | ApolloError
  isLoading: boolean
  /** Whether there is anything to try: rules and a record. */
  isWaiting: boolean
  ask(): void
}

/** Tries the document on the pasted records as they change, against VTEX as it is now. */
export function usePreview(
  { source, flow }: { source: string; flow: string },
  document: MappingDocument,
  records: JsonValue[],
): PreviewState {
  const payloadJson = JSON.stringify(records)
  const documentJson = useDebounced(JSON.stringify({ ...document, tests: [] }))
  const settledPayload = useDebounced(payloadJson)
  const isWaiting = records.length === 0 || document.fields.length === 0 || settledPayload === '[]'
  const input = { source, flow, documentJson, payloadJson: settledPayload }
  const answer = useAnswer<ErpPreviewQuery, ErpPreviewQueryVariables>(
    previewQuery,
    { input },
    { skip: isWaiting },
  )
  const preview = isWaiting ? undefined : answer.data?.preview
  const failed = preview && isFailure(preview) ? preview : undefined
  return {
    records: preview && !isFailure(preview) ? preview.records : [],
    failure: isWaiting ? undefined : (answer.error ?? failed),
    isLoading: answer.isLoading,
    isWaiting,
    ask: answer.ask,
  }
}
