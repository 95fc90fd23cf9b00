import React from 'react'
import { FormattedRelativeTime, useIntl } from 'react-intl'

import { spanTo } from './ago'

/** How long ago something was, with the whole date when the pointer rests on it. `at` is RFC 3339. */
export function Ago({ at }: { at: string }) {
  const { formatDate } = useIntl()
  const whole = formatDate(at, { dateStyle: 'medium', timeStyle: 'medium' } as object)
  return (
    <time dateTime={at} title={whole} className="nowrap">
      <FormattedRelativeTime {...spanTo(Date.parse(at), Date.now())} numeric="auto" />
    </time>
  )
}
