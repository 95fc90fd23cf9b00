import React from 'react'
import { useIntl } from 'react-intl'

/** A date with time, in the user's language and time zone. `at` is RFC 3339. */
export function Moment({ at, seconds }: { at: string; seconds?: boolean }) {
  const { formatDate } = useIntl()
  const text = formatDate(at, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    second: seconds ? '2-digit' : undefined,
  })
  return <time dateTime={at}>{text}</time>
}
