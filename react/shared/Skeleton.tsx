import React from 'react'

/** A grey bar where a text will be; lower than the line the text will fill, so that nothing moves. */
export function Skeleton({ width }: { width: string }) {
  return (
    <span
      aria-hidden="true"
      className="dib bg-muted-4 br2"
      style={{ width, maxWidth: '100%', height: '0.8em' }}
    />
  )
}
