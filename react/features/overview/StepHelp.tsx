import React, { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'

import { addresses } from '../../shared/addresses'
import { PageLink } from '../../shared/PageLink'
import { AddressHelp, CallHelp, KeyHelp } from '../start/steps'
import { StepName } from './getting-started'

/** How a step is done. */
export function StepHelp({ step }: { step: StepName }) {
  switch (step) {
    case 'key':
      return <KeyHelp />
    case 'call':
      return (
        <>
          <AddressHelp />
          <div className="mt5">
            <CallHelp />
          </div>
        </>
      )
    case 'map':
      return <Told text="admin/erp-integrator.overview.step.map.text" link={mappings} />
    case 'preview':
      return <Told text="admin/erp-integrator.overview.step.preview.text" link={mappings} />
    case 'publish':
      return <Told text="admin/erp-integrator.overview.step.publish.text" link={mappings} />
    case 'applied':
      return <Told text="admin/erp-integrator.overview.step.applied.text" link={activity} />
  }
}

const mappings = (
  <PageLink to={addresses.mappings()}>
    <FormattedMessage id="admin/erp-integrator.overview.step.mappings.link" />
  </PageLink>
)

const activity = (
  <PageLink to={addresses.activity()}>
    <FormattedMessage id="admin/erp-integrator.overview.step.activity.link" />
  </PageLink>
)

function Told({ text, link }: { text: string; link: ReactNode }) {
  return (
    <>
      <p className="lh-copy mt0 mb4">
        <FormattedMessage id={text} />
      </p>
      {link}
    </>
  )
}
