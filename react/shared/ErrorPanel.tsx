import { ApolloError } from 'apollo-client'
import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { Button, PageBlock } from 'vtex.styleguide'

import { Failure } from '../graphql/schema-types'
import { errorText, RESOURCE } from './errorText'
import { StatusIcon } from './StatusTag'

type Shown = ApolloError | Omit<Failure, '__typename'>

interface Props {
  /** What went wrong: a request without an answer, or a failure of the error catalogue. */
  error: Shown
  /** Message id. */
  title?: string
  onRetry?: () => void
}

/** In place of what could not be loaded or done: why, what to do, and a button that tries again. */
export function ErrorPanel({ error, title = 'admin/erp-integrator.error.title', onRetry }: Props) {
  return (
    <PageBlock>
      <div role="alert">
        <h2 className="t-heading-4 mt0 mb3 flex items-center">
          <span className="mr4 inline-flex">
            <StatusIcon status="ERROR" size={24} />
          </span>
          <FormattedMessage id={title} />
        </h2>
        <ErrorWords error={error} />
      </div>
      {onRetry && (
        <div className="mt6">
          <Button onClick={onRetry}>
            <FormattedMessage id="admin/erp-integrator.error.retry" />
          </Button>
        </div>
      )}
    </PageBlock>
  )
}

/** Why, and what to do: for panels, dialogs and forms. */
export function ErrorWords({ error }: { error: Shown }) {
  return 'code' in error ? <FailureWords failure={error} /> : <Sentence>{requestFailed(error)}</Sentence>
}

function requestFailed(error: ApolloError): ReactNode {
  return <FormattedMessage id={errorText(error)} values={{ resource: <code>{RESOURCE}</code> }} />
}

/** The catalogue speaks English. */
function FailureWords({ failure }: { failure: Omit<Failure, '__typename'> }) {
  return (
    <div lang="en">
      <Sentence>
        <b className="fw6">{failure.title}.</b> {failure.detail !== failure.title && failure.detail}
      </Sentence>
      {failure.errors.length > 0 && (
        <ul className="t-body lh-copy mt0 mb3 pl6">
          {failure.errors.map(({ pointer, message }) => (
            <li key={pointer + message}>
              <FormattedMessage
                id="admin/erp-integrator.error.field"
                values={{ field: <code>{pointer}</code>, message }}
              />
            </li>
          ))}
        </ul>
      )}
      {failure.help && <Sentence>{failure.help}</Sentence>}
      <p className="t-small c-muted-1 lh-copy mv0">
        <FormattedMessage
          id="admin/erp-integrator.error.code"
          values={{ code: <code>{failure.code}</code> }}
        />
      </p>
    </div>
  )
}

function Sentence({ children }: { children: ReactNode }) {
  return <p className="t-body lh-copy mt0 mb3">{children}</p>
}
