import { useState } from 'react'

interface Paging {
  onPrevious: (() => void) | null
  onNext: (() => void) | null
}

/**
 * Back and forth with cursors that only point forward: `current` is the cursor in the address, `next` the one the page
 * came with. A page opened by its address has no known one before it, so it leads back to the first.
 */
export function usePaging(
  current: string,
  next: string | null | undefined,
  go: (cursor: string) => void,
): Paging {
  const [before, setBefore] = useState<string[]>([])
  const previous = () => {
    setBefore(before.slice(0, -1))
    go(before[before.length - 1] ?? '')
  }
  const forward = (cursor: string) => {
    setBefore(current === '' ? [''] : [...before, current])
    go(cursor)
  }
  return { onPrevious: current === '' ? null : previous, onNext: next ? () => forward(next) : null }
}
