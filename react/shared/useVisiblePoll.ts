import { useEffect, useRef } from 'react'

/** Calls `ask` every so many milliseconds while somebody sees the page, and at once when it is seen again. */
export function useVisiblePoll(ask: () => void, milliseconds: number, isOn = true): void {
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (!isOn) return undefined
    let asked = Date.now()
    const tick = () => {
      if (document.hidden || Date.now() - asked < milliseconds) return
      asked = Date.now()
      latest.current()
    }
    const timer = window.setInterval(tick, milliseconds)
    document.addEventListener('visibilitychange', tick)
    return () => {
      window.clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [milliseconds, isOn])
}
