/** Stands in for the app `vtex.render-runtime`: the part of it that admin pages use. */
import React, { createContext, useContext } from 'react'
import type { AnchorHTMLAttributes, ComponentType, ReactNode } from 'react'

export interface Runtime {
  account: string
  workspace: string
  production: boolean
  culture: { locale: string }
  route: { params: Record<string, string> }
  navigate(to: { to: string }): void
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
  return <a href={to} {...anchor} />
}
