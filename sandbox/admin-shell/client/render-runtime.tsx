/** Stands in for the app `vtex.render-runtime`: the part of it that admin pages use. */
import React, { createContext, useContext } from 'react'
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from 'react'
import type { Place } from './address'
import { parseQuery, writeQuery } from './query-string'
import type { Query } from './query-string'

export interface NavigateOptions {
  to: string
  replace?: boolean
}

export interface SetQueryOptions {
  merge?: boolean
  replace?: boolean
}

export interface Runtime {
  account: string
  workspace: string
  production: boolean
  culture: { locale: string }
  query: Query
  route: { domain: 'admin'; path: string; params: Record<string, string> }
  navigate(options: NavigateOptions): boolean
  setQuery(query: Query, options?: SetQueryOptions): boolean
}

type Navigation = Pick<Runtime, 'query' | 'navigate' | 'setQuery'>

/** How a page moves. As in the real one, the address changes after the running event and not within it. */
export function navigationFrom(place: Place, go: (address: string, replace: boolean) => void): Navigation {
  const query = parseQuery(place.search)
  const move = (path: string, next: string, replace: boolean): boolean => {
    window.setTimeout(() => go(path + (next && `?${next}`), replace), 0)
    return true
  }
  return {
    query,
    navigate: ({ to, replace = false }) => {
      const [path = '', search = ''] = to.split('?')
      return move(path, writeQuery(parseQuery(search)), replace)
    },
    setQuery: (changes, { merge = true, replace = false } = {}) => {
      const next = writeQuery(merge ? { ...query, ...changes } : changes)
      return move(place.path, writeQuery(parseQuery(next)), replace)
    },
  }
}

const RuntimeContext = createContext<Runtime | null>(null)

export function RuntimeProvider({ runtime, children }: { runtime: Runtime; children: ReactNode }) {
  return <RuntimeContext.Provider value={runtime}>{children}</RuntimeContext.Provider>
}

export function useRuntime(): Runtime {
  const runtime = useContext(RuntimeContext)
  if (!runtime) throw new Error('useRuntime works inside a page only')
  return runtime
}

export function withRuntimeContext<P extends object>(Page: ComponentType<P & { runtime: Runtime }>) {
  return function WithRuntime(props: P) {
    return <Page {...props} runtime={useRuntime()} />
  }
}

export function Link({ to, ...anchor }: AnchorHTMLAttributes<HTMLAnchorElement> & { to: string }) {
  return <a href={to.replace('/admin/app/', '/admin/')} {...anchor} />
}
