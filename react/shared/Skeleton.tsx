import React from 'react'
import { FormattedMessage } from 'react-intl'

/** A grey bar where a text will be; lower than the line the text will fill, so that nothing moves. */
export function Skeleton({ width }: { width: string }) {
  return (
    <span
      aria-hidden="true"
      className="dib bg-muted-4 br2"
      style={{ width, maxWidth: '100%', height: '0.8em' }}
    />
  )
}

/** Several lines of a list that is on its way. */
export function SkeletonLines({ lines }: { lines: number }) {
  const widths = ['80%', '60%', '70%', '50%']
  return (
    <div role="status">
      <span className="clip">
        <FormattedMessage id="admin/erp-integrator.loading" />
      </span>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="pv4 lh-copy">
          <Skeleton width={widths[index % widths.length] ?? '80%'} />
        </div>
      ))}
    </div>
  )
}
