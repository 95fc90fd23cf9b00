import { ApolloError } from 'apollo-client'
import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Button, PageBlock } from 'vtex.styleguide'

import { StatusIcon } from '../../shared/StatusTag'
import { errorText } from './texts'

/** The License Manager resource the GraphQL schema asks of the user. */
const RESOURCE = 'read-write-apps-settings'

export function HealthError({ error, onRetry }: { error: ApolloError; onRetry: () => void }) {
  return (
    <PageBlock>
      <div role="alert">
        <h2 className="t-heading-4 mt0 mb3 flex items-center">
          <span className="mr4 inline-flex">
            <StatusIcon status="ERROR" size={24} />
          </span>
          <FormattedMessage id="admin/erp-integrator.health.error.title" />
        </h2>
        <p className="t-body lh-copy mt0 mb6">
          <FormattedMessage id={errorText(error)} values={{ resource: <code>{RESOURCE}</code> }} />
        </p>
      </div>
      <Button onClick={onRetry}>
        <FormattedMessage id="admin/erp-integrator.health.error.retry" />
      </Button>
    </PageBlock>
  )
}
