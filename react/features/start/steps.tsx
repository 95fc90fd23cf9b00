import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Link } from 'vtex.styleguide'
import { useRuntime } from 'vtex.render-runtime'

import { CopyText } from '../../shared/CopyText'
import { apiAddress, firstCall } from './apiAddress'
import { KeyPermissions } from './KeyPermissions'

/** Where the ERP sends its records. */
export function AddressHelp() {
  const { account, workspace } = useRuntime()
  return (
    <>
      <p className="lh-copy mt0 mb4">
        <FormattedMessage
          id="admin/erp-integrator.start.address.text"
          values={{ account: <b>{account}</b> }}
        />
        {workspace !== 'master' && (
          <>
            {' '}
            <FormattedMessage
              id="admin/erp-integrator.start.address.workspace"
              values={{ workspace: <b>{workspace}</b> }}
            />
          </>
        )}
      </p>
      <CopyText text={apiAddress(window.location.origin)} label="admin/erp-integrator.start.address.copy" />
    </>
  )
}

/** How to make a key that may do what is needed and no more. */
export function KeyHelp() {
  const { formatMessage } = useIntl()
  return (
    <>
      <p className="lh-copy mt0 mb4">
        <FormattedMessage id="admin/erp-integrator.start.key.text" />
      </p>
      <KeyPermissions />
      <p className="lh-copy mt4 mb0">
        <Link
          href={formatMessage({ id: 'admin/erp-integrator.start.key.guideUrl' })}
          target="_blank"
          rel="noopener"
        >
          <FormattedMessage id="admin/erp-integrator.start.key.guide" />
        </Link>
      </p>
    </>
  )
}

/** A call to copy that sets one price in this store. */
export function CallHelp() {
  return (
    <>
      <p className="lh-copy mt0 mb4">
        <FormattedMessage id="admin/erp-integrator.start.call.text" />
      </p>
      <CopyText
        text={firstCall(apiAddress(window.location.origin))}
        label="admin/erp-integrator.start.call.copy"
      />
    </>
  )
}
