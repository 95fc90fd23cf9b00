import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Alert } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { PageLink } from '../../../shared/PageLink'

/** Says which new batches records of this page were sent in, until the page is left. */
export function SentAgain({ batches }: { batches: string[] }) {
  if (batches.length === 0) return null
  return (
    <div className="mb5" role="status">
      <Alert type="success">
        <span>
          <FormattedMessage id="admin/erp-integrator.batch.sentAgain" values={{ count: batches.length }} />{' '}
          {batches.map((id) => (
            <span key={id} className="mr3">
              <PageLink to={addresses.batch(id)}>{id}</PageLink>
            </span>
          ))}
        </span>
      </Alert>
    </div>
  )
}
