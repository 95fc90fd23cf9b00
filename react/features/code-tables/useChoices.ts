import { ErpChoicesQuery, ErpChoicesQueryVariables } from '../../graphql/operation-types'
import choicesQuery from '../../graphql/choices.graphql'
import { ChoiceKind } from '../../graphql/schema-types'
import { useAnswer } from '../../shared/useAnswer'
import { isFailure, ShownFailure } from '../../shared/useChange'

export interface Choice {
  value: string
  label: string
}

export interface Choices {
  choices: Choice[]
  /** VTEX has more than were asked for: a search finds them. */
  isPartial: boolean
  isLoading: boolean
  /** VTEX could not be asked; values can be typed still. */
  isFailed: boolean
  /** Why, where VTEX said so. */
  failure: ShownFailure | null
}

/** Values VTEX has now; none without a kind. */
export function useChoices(kind: ChoiceKind | null, search: string | null = null): Choices {
  const variables = { kind: kind ?? 'WAREHOUSE', search }
  const { data, error, isLoading } = useAnswer<ErpChoicesQuery, ErpChoicesQueryVariables>(
    choicesQuery,
    variables,
    { skip: kind === null },
  )
  const answer = kind === null ? undefined : data?.choices
  if (!answer || isFailure(answer)) {
    return {
      choices: [],
      isPartial: false,
      isLoading,
      isFailed: Boolean(error ?? answer),
      failure: answer ?? null,
    }
  }
  return { choices: answer.choices, isPartial: answer.isPartial, isLoading, isFailed: false, failure: null }
}
