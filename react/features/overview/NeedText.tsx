import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'

import { FlowName } from '../../shared/flows'
import { GuardFound } from '../../shared/GuardFound'
import { Need } from './needs'

/** A need as a sentence. */
export function NeedText({ need }: { need: Need }) {
  switch (need.kind) {
    case 'held':
      return (
        <FormattedMessage
          id="admin/erp-integrator.overview.needs.held"
          values={{
            flow: <Flow flow={need.flow} />,
            why: need.finding && <GuardFound finding={need.finding} />,
          }}
        />
      )
    case 'codes':
      return <UnknownCodes need={need} />
    case 'problem':
      return (
        <FormattedMessage
          id="admin/erp-integrator.overview.needs.problem"
          values={{
            flow: <Flow flow={need.flow} />,
            count: need.records,
            title: <span lang="en">{need.title}</span>,
          }}
        />
      )
    case 'stuck':
      return (
        <FormattedMessage id="admin/erp-integrator.overview.needs.stuck" values={{ count: need.count }} />
      )
    case 'orders':
      return (
        <FormattedMessage id="admin/erp-integrator.overview.needs.orders" values={{ count: need.count }} />
      )
    case 'waiting':
      return (
        <FormattedMessage id="admin/erp-integrator.overview.needs.waiting" values={{ count: need.count }} />
      )
  }
}

function Flow({ flow }: { flow: string }) {
  return (
    <b className="fw6">
      <FlowName flow={flow} />
    </b>
  )
}

function UnknownCodes({ need }: { need: Extract<Need, { kind: 'codes' }> }) {
  const { formatNumber } = useIntl()
  const tables = need.tables.map(({ table, count }) => `${table} (${formatNumber(count)})`).join(', ')
  return (
    <FormattedMessage
      id="admin/erp-integrator.overview.needs.codes"
      values={{ source: <b className="fw6">{need.source}</b>, count: need.count, tables }}
    />
  )
}
