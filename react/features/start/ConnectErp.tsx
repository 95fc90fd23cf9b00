import React, { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { AddressHelp, CallHelp, KeyHelp } from './steps'

/** The three steps that connect an ERP: address, key, first call. */
export function ConnectErp() {
  const { formatMessage } = useIntl()
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.start.title' })}>
      <Step title="admin/erp-integrator.start.address.title">
        <AddressHelp />
      </Step>
      <Step title="admin/erp-integrator.start.key.title">
        <KeyHelp />
      </Step>
      <Step title="admin/erp-integrator.start.call.title" last>
        <CallHelp />
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
