import { ErpGuardEstimateQuery, ErpGuardEstimateQueryVariables } from '../../graphql/operation-types'
import query from '../../graphql/guard-estimate.graphql'
import { Answer, useAnswer } from '../../shared/useAnswer'
import { useDebounced } from '../../shared/useDebounced'
import { fromForm, GuardsForm, isValid } from './guards'

export type GuardEstimate = Exclude<ErpGuardEstimateQuery['guardEstimate'], { __typename: 'Failure' }>

/** What the limits that are typed would have done to the batches of late; asked once the typing stops. */
export function useGuardEstimate(form: GuardsForm): Answer<ErpGuardEstimateQuery> & { isBehind: boolean } {
  const typed = isValid(form) ? fromForm(form) : null
  const settled = useDebounced(typed)
  const answer = useAnswer<ErpGuardEstimateQuery, ErpGuardEstimateQueryVariables>(
    query,
    { guardsJson: settled ?? '' },
    { skip: settled === null },
  )
  return { ...answer, isBehind: answer.isLoading || settled !== typed }
}
