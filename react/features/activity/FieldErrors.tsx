import React from 'react'

import { FieldError } from '../../graphql/schema-types'
import { fieldName } from './readable'

type Shown = Pick<FieldError, 'pointer' | 'message'>

/** Each wrong field of a record with what is wrong with it. The messages are the service's, in English. */
export function FieldErrors({ errors }: { errors: Shown[] }) {
  return (
    <ul className="list ma0 pa0 t-small lh-copy">
      {errors.map(({ pointer, message }) => (
        <li key={pointer + message} style={{ overflowWrap: 'anywhere' }}>
          {pointer !== '' && <code className="fw6 mr3">{fieldName(pointer)}</code>}
          <span lang="en">{message}</span>
        </li>
      ))}
    </ul>
  )
}
