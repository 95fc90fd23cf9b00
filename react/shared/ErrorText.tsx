import React, { ReactNode } from 'react'

/** A red that is readable on white and on the styleguide's lightest grey. */
export const DANGER = '#c4161c'

/**
 * What is wrong with a field. Given as `helpText` beside `error`, not as `errorMessage`:
 * the styleguide's red gives text less than 4.5:1.
 */
export function ErrorText({ children }: { children: ReactNode }) {
  return (
    <span role="alert" className="t-small lh-copy" style={{ color: DANGER }}>
      {children}
    </span>
  )
}
