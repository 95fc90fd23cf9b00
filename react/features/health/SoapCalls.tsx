import React from 'react'
import { FormattedMessage } from 'react-intl'

import { addresses } from '../../shared/addresses'
import { PageLink } from '../../shared/PageLink'
import { Section } from '../../shared/Section'

/** The way to what ERPs call over SOAP. */
export function SoapCalls() {
  return (
    <Section title="admin/erp-integrator.health.soap.title" about="admin/erp-integrator.health.soap.text">
      <PageLink to={addresses.soap()}>
        <FormattedMessage id="admin/erp-integrator.health.soap.link" />
      </PageLink>
    </Section>
  )
}
