import { useState } from 'react'
import { useApolloClient } from 'react-apollo'

import {
  ErpMappingQuery,
  ErpMappingQueryVariables,
  ErpSaveDraftMutation,
  ErpSaveDraftMutationVariables,
} from '../../../graphql/operation-types'
import mappingQuery from '../../../graphql/mapping.graphql'
import saveMutation from '../../../graphql/save-draft.graphql'
import { addresses } from '../../../shared/addresses'
import { useGoTo } from '../../../shared/unsaved'
import { useChange } from '../../../shared/useChange'
import { keepSample } from '../editor/useSample'

/** What a new mapping starts from. */
export type Start =
  | { kind: 'nothing' }
  | { kind: 'preset'; documentJson: string }
  | { kind: 'sample'; text: string }
  | { kind: 'copy'; source: string }

/** Makes a draft of a mapping and opens its editor. `hasNone`: the other source turned out to have no mapping. */
export function useNewMapping() {
  const client = useApolloClient()
  const goTo = useGoTo()
  const [hasNone, setHasNone] = useState(false)
  const [isReading, setReading] = useState(false)
  const save = useChange<ErpSaveDraftMutation, ErpSaveDraftMutationVariables>(saveMutation, null)

  const readOther = async (source: string, flow: string): Promise<string | undefined> => {
    setReading(true)
    try {
      const { data } = await client.query<ErpMappingQuery, ErpMappingQueryVariables>({
        query: mappingQuery,
        variables: { source, flow },
        fetchPolicy: 'no-cache',
      })
      return (data.mapping.published ?? data.mapping.draft)?.documentJson
    } catch {
      return undefined
    } finally {
      setReading(false)
    }
  }
  const create = async ({
    source,
    flow,
    start,
  }: {
    source: string
    flow: string
    start: Start
  }): Promise<void> => {
    setHasNone(false)
    const to = addresses.mapping(source, flow)
    if (start.kind === 'sample') keepSample(source, flow, start.text)
    if (start.kind === 'nothing' || start.kind === 'sample') return goTo(to)
    const documentJson = start.kind === 'preset' ? start.documentJson : await readOther(start.source, flow)
    if (documentJson === undefined) return setHasNone(true)
    if (await save.run({ source, flow, documentJson, revision: null })) goTo(to)
  }
  return { create, hasNone, isWorking: save.isRunning || isReading, failure: save.failure }
}
