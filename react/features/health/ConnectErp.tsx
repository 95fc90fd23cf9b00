import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Link, PageBlock } from 'vtex.styleguide'
import { useRuntime } from 'vtex.render-runtime'

import { apiAddress, firstCall } from '../../shared/apiAddress'
import { CopyText } from '../../shared/CopyText'
import { Permissions } from './Permissions'

/** The three steps that connect an ERP: address, key, first call. */
export function ConnectErp() {
  const { account, workspace } = useRuntime()
  const { formatMessage } = useIntl()
  const address = apiAddress(window.location.origin)
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.start.title' })}>
      <Step title="admin/erp-integrator.start.address.title">
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
        <CopyText text={address} label="admin/erp-integrator.start.address.copy" />
      </Step>
      <Step title="admin/erp-integrator.start.key.title">
        <p className="lh-copy mt0 mb4">
          <FormattedMessage id="admin/erp-integrator.start.key.text" />
        </p>
        <Permissions />
        <p className="lh-copy mt4 mb0">
          <Link
            href={formatMessage({ id: 'admin/erp-integrator.start.key.guideUrl' })}
            target="_blank"
            rel="noopener"
          >
            <FormattedMessage id="admin/erp-integrator.start.key.guide" />
          </Link>
        </p>
      </Step>
      <Step title="admin/erp-integrator.start.call.title" last>
        <p className="lh-copy mt0 mb4">
          <FormattedMessage id="admin/erp-integrator.start.call.text" />
        </p>
        <CopyText text={firstCall(address)} label="admin/erp-integrator.start.call.copy" />
      </Step>
    </PageBlock>
  )
}

function Step({ title, last, children }: { title: string; last?: boolean; children: ReactNode }) {
  return (
    <section className={last ? '' : 'mb7'}>
      <h3 className="t-heading-5 mt0 mb3">
        <FormattedMessage id={title} />
      </h3>
      {children}
    </section>
  )
}
