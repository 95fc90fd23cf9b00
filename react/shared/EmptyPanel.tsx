import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

interface Props {
  /** Message ids: what there is not, and how it would come to be. */
  title: string
  text: string
  /** A button or link with the next step. */
  action?: ReactNode
  /** Without the white box around it. */
  bare?: boolean
}

/** In place of a list that is empty. */
export function EmptyPanel({ title, text, action, bare }: Props) {
  const content = (
    <div className="tc pv7 ph5 center" style={{ maxWidth: '36rem' }}>
      <h2 className="t-heading-4 mt0 mb3">
        <FormattedMessage id={title} />
      </h2>
      <p className="t-body lh-copy mt0 mb5">
        <FormattedMessage id={text} />
      </p>
      {action}
    </div>
  )
  return bare ? content : <PageBlock>{content}</PageBlock>
}
