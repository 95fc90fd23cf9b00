import { ApolloError } from 'apollo-client'
import { DocumentNode } from 'graphql'
import { useContext, useState } from 'react'
import { useMutation } from 'react-apollo'
import { useIntl } from 'react-intl'
import { ToastContext } from 'vtex.styleguide'

import { Failure } from '../graphql/schema-types'
import { errorText, RESOURCE } from './errorText'

/** A failure as documents select it. */
export type ShownFailure = Omit<Failure, '__typename'>

type Root<Data> = NonNullable<Data[keyof Data]>
type Success<Data> = Exclude<Root<Data>, { __typename: 'Failure' }>

export interface Change<Data, Variables> {
  /** What came of it; undefined when it failed, which a note has then said. */
  run(variables: Variables): Promise<Success<Data> | undefined>
  isRunning: boolean
  /** Why the last run failed, until the next. */
  failure?: ShownFailure | ApolloError
}

/**
 * Runs a mutation of one root field and tells the person: `done` is the message id of a note after success
 * (null: none); failures, expected or not, are told always.
 */
export function useChange<Data extends object, Variables>(
  mutation: DocumentNode,
  done: string | null = 'admin/erp-integrator.saved',
): Change<Data, Variables> {
  const [mutate, { loading }] = useMutation<Data, Variables>(mutation, { fetchPolicy: 'no-cache' })
  const [failure, setFailure] = useState<ShownFailure | ApolloError>()
  const { showToast } = useContext(ToastContext)
  const { formatMessage } = useIntl()
  const tell = (id: string) => showToast({ message: formatMessage({ id }) })

  const run = async (variables: Variables): Promise<Success<Data> | undefined> => {
    setFailure(undefined)
    try {
      const { data } = await mutate({ variables })
      const root = data && (Object.values(data)[0] as Root<Data>)
      if (!root) return undefined
      if (isFailure(root)) {
        setFailure(root)
        tellFailure(root.title)
        return undefined
      }
      if (done) tell(done)
      return root as Success<Data>
    } catch (error) {
      if (!(error instanceof ApolloError)) throw error
      setFailure(error)
      tellFailure(formatMessage({ id: errorText(error) }, { resource: RESOURCE }))
      return undefined
    }
  }
  const tellFailure = (reason: string) =>
    showToast({ message: formatMessage({ id: 'admin/erp-integrator.error.notSaved' }, { reason }) })
  return { run, isRunning: loading, failure }
}

/** Whether an answer is an expected failure. */
export function isFailure(answer: object): answer is Failure {
  return '__typename' in answer && (answer as { __typename: unknown }).__typename === 'Failure'
}
