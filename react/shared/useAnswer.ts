import { ApolloError } from 'apollo-client'
import { DocumentNode } from 'graphql'
import { useRef } from 'react'
import { useQuery } from 'react-apollo'

export interface Answer<Data> {
  /** The last answer; it stays while the next one is on its way. */
  data?: Data
  /** Why the last request did not work. */
  error?: ApolloError
  isLoading: boolean
  ask(): void
}

/** Asks the app, never a cache. `skip` waits with the question. */
export function useAnswer<Data, Variables = Record<string, never>>(
  query: DocumentNode,
  variables?: Variables,
  { skip = false } = {},
): Answer<Data> {
  const { data, error, loading, refetch } = useQuery<Data, Variables>(query, {
    variables,
    skip,
    // Not `network-only`: the admin's cache cannot tell the members of our unions apart and would drop them.
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  })
  const last = useRef<Data | undefined>()
  if (data && !loading) last.current = data
  // A failed answer arrives as `error`, so the rejection of the same call says nothing new.
  const ask = () => {
    refetch().catch(() => undefined)
  }
  return { data: last.current, error: loading ? undefined : error, isLoading: loading, ask }
}
