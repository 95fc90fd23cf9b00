import React, { Children, ReactNode } from 'react'

/** Filters side by side, as wide as their words need. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-wrap mb5">
      {Children.map(children, (filter) => (
        <div className="pr3 pb3" style={{ width: '13.25rem' }}>
          {filter}
        </div>
      ))}
    </div>
  )
}
