import React, { ReactNode } from 'react'

/**
 * What is wrong with a field. Given as `helpText` beside `error`, not as `errorMessage`:
 * the styleguide's red gives text less than 4.5:1.
 */
export function ErrorText({ children }: { children: ReactNode }) {
  return (
    <span role="alert" className="t-small lh-copy" style={{ color: '#c4161c' }}>
      {children}
    </span>
  )
}
