import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

interface Props {
  /** Message id, or a title of one's own. */
  title: ReactNode
  /** Message id. */
  subtitle?: string
  /** Buttons on the right of the title. */
  aside?: ReactNode
  children: ReactNode
}

/** A white box with a heading that screen readers find, and buttons beside it. */
export function Section({ title, subtitle, aside, children }: Props) {
  return (
    <PageBlock>
      <div className="flex flex-wrap items-center justify-between mb5">
        <div className="flex-auto mr5">
          <h2 className="t-heading-5 ma0 lh-copy">
            {typeof title === 'string' ? <FormattedMessage id={title} /> : title}
          </h2>
          {subtitle && (
            <p className="t-small c-muted-1 lh-copy mv0">
              <FormattedMessage id={subtitle} />
            </p>
          )}
        </div>
        {aside && <div className="flex flex-wrap items-center">{aside}</div>}
      </div>
      {children}
    </PageBlock>
  )
}
