import React, { CSSProperties, MouseEvent, ReactNode } from 'react'

import { outsideFrame } from './addresses'
import { useGoTo } from './unsaved'

interface Props {
  /** Of `addresses`. */
  to: string
  className?: string
  style?: CSSProperties
  children: ReactNode
}

/**
 * A link to another page of the app. Not the styleguide's: that one would load the page inside the frame
 * anew; this one moves the whole admin, and still opens in a new tab.
 */
export function PageLink({
  to,
  className = 'c-link hover-c-link link underline-hover',
  style,
  children,
}: Props) {
  const goTo = useGoTo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a href={outsideFrame(to)} onClick={follow} className={className} style={style}>
      {children}
    </a>
  )
}
