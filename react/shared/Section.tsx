import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

interface HeadingProps {
  /** Message id, or the title itself where it is somebody's own word. */
  title: ReactNode
  /** Message id. */
  about?: string
  aside?: ReactNode
}

/** Title of a box, with a sentence below it and something on its right. */
export function BoxHeading({ title, about, aside }: HeadingProps) {
  return (
    <div className="flex flex-wrap items-start justify-between mb5">
      <div className="mr5" style={{ flex: '1 1 14rem', minWidth: 0 }}>
        <h2 className="t-heading-4 ma0">
          {typeof title === 'string' ? <FormattedMessage id={title} /> : title}
        </h2>
        {about && (
          <p className="t-body lh-copy c-on-base mt2 mb0">
            <FormattedMessage id={about} />
          </p>
        )}
      </div>
      {aside && <div className="flex flex-wrap items-center">{aside}</div>}
    </div>
  )
}

/** A white box with its title inside. */
export function Section({ children, ...heading }: HeadingProps & { children: ReactNode }) {
  return (
    <PageBlock>
      <BoxHeading {...heading} />
      {children}
    </PageBlock>
  )
}
