import React, { ReactNode } from 'react'

import { Failure } from '../graphql/schema-types'
import { ErrorPanel } from './ErrorPanel'
import { Answer } from './useAnswer'
import { isFailure } from './useChange'

interface Props<Data, Root extends object> {
  answer: Answer<Data>
  /** The root field that is shown. */
  root: (data: Data) => Root
  /** Stands in while the first answer is on its way. */
  skeleton: ReactNode
  children: (value: Exclude<Root, { __typename: 'Failure' }>) => ReactNode
}

/** What the app answered, a skeleton until it has, or why it did not. */
export function Answered<Data, Root extends object>({ answer, root, skeleton, children }: Props<Data, Root>) {
  const { data, error, ask } = answer
  if (error) return <ErrorPanel error={error} onRetry={ask} />
  if (!data) return <>{skeleton}</>
  const value = root(data)
  if (isFailure(value)) return <ErrorPanel error={value as Failure} onRetry={ask} />
  return <>{children(value as Exclude<Root, { __typename: 'Failure' }>)}</>
}
