import React, { createContext, ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { useRuntime } from 'vtex.render-runtime'

import { ConfirmDialog } from './ConfirmDialog'

interface Guard {
  /** Says whether there is something that would be lost. */
  mark(isUnsaved: boolean): void
  /** Goes on at once, or after the person agreed to lose what is not saved. */
  leave(then: () => void): void
}

const GuardContext = createContext<Guard | null>(null)

function useGuard(): Guard {
  const guard = useContext(GuardContext)
  if (!guard) throw new Error('There is no Panel around this')
  return guard
}

/** Asks before changes are lost. */
export function UnsavedGuard({ children }: { children: ReactNode }) {
  const isUnsaved = useRef(false)
  const [waiting, setWaiting] = useState<{ then: () => void } | null>(null)
  const mark = useCallback((is: boolean) => {
    isUnsaved.current = is
  }, [])
  const leave = useCallback((then: () => void) => (isUnsaved.current ? setWaiting({ then }) : then()), [])
  const agree = () => {
    isUnsaved.current = false
    setWaiting(null)
    waiting?.then()
  }
  return (
    <GuardContext.Provider value={useRef({ mark, leave }).current}>
      {children}
      <ConfirmDialog
        isOpen={waiting !== null}
        title="admin/erp-integrator.unsaved.title"
        confirm="admin/erp-integrator.unsaved.leave"
        cancel="admin/erp-integrator.unsaved.stay"
        text="admin/erp-integrator.unsaved.text"
        onConfirm={agree}
        onCancel={() => setWaiting(null)}
      />
    </GuardContext.Provider>
  )
}

/** While `isUnsaved`, links of the panel and the browser ask before the page is left. */
export function useUnsaved(isUnsaved: boolean): void {
  const { mark } = useGuard()
  useEffect(() => {
    mark(isUnsaved)
    if (!isUnsaved) return undefined
    window.addEventListener('beforeunload', ask)
    return () => {
      mark(false)
      window.removeEventListener('beforeunload', ask)
    }
  }, [isUnsaved, mark])
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
  event.returnValue = ''
}

/** Runs a step inside a page, such as another tab, that would lose changes. */
export function useLeave(): Guard['leave'] {
  return useGuard().leave
}

/** Goes to a page of `addresses`, after asking when something is not saved. */
export function useGoTo(): (address: string) => void {
  const { navigate } = useRuntime()
  const { leave } = useGuard()
  return (address) => leave(() => navigate({ to: address }))
}
