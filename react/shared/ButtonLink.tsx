import React from 'react'
import { FormattedMessage } from 'react-intl'

import { PageLink } from './PageLink'

const look =
  'vtex-button bw1 ba fw5 br2 v-mid inline-flex items-center relative link min-h-small t-action--small ph5 b--action-primary c-action-primary bg-transparent hover-b--action-primary'

/** A link to a page of the app that looks like a button: the next step of an empty list. `text` is a message id. */
export function ButtonLink({ to, text }: { to: string; text: string }) {
  return (
    <PageLink to={to} className={look}>
      <FormattedMessage id={text} />
    </PageLink>
  )
}
