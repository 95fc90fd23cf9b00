import React from 'react'
import { FormattedMessage } from 'react-intl'

import { codeTexts } from './codeTexts'

/** What a code of the error catalogue means, in the user's language; in the service's English where this panel has no text. */
export function CodeTitle({ code, title }: { code: string; title: string | null }) {
  const id = codeTexts[code]?.title
  return id ? <FormattedMessage id={id} /> : <span lang="en">{title ?? code}</span>
}

/** What to do about a code of the error catalogue; nothing where neither the panel nor the service says. */
export function CodeHelp({ code, help }: { code: string; help: string | null }) {
  const id = codeTexts[code]?.help
  if (id) return <FormattedMessage id={id} />
  return help === null ? null : <span lang="en">{help}</span>
}
