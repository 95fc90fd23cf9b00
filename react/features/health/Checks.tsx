import React from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { Skeleton } from '../../shared/Skeleton'
import { StatusTag } from '../../shared/StatusTag'
import { Problem } from './Problem'
import { checkTexts } from './texts'
import { HealthCheck } from './types'

const awaited = Object.keys(checkTexts)

/** One row per connection. Names stand from the start, so nothing moves when the answer comes. */
export function Checks({ checks }: { checks?: HealthCheck[] }) {
  const { formatMessage } = useIntl()
  const ids = checks ? checks.map(({ id }) => id) : awaited
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.health.checks.title' })}>
      <ul className="list ma0 pa0">
        {ids.map((id, index) => (
          <li key={id} className={index === 0 ? '' : 'bt b--muted-4 pt5 mt5'}>
            <Row id={id} check={checks?.find((check) => check.id === id)} />
          </li>
        ))}
      </ul>
    </PageBlock>
  )
}

/** Wide enough for words 40 % longer than the longest status. */
const statusWidth = { width: '12rem' }

function Row({ id, check }: { id: string; check?: HealthCheck }) {
  const texts = checkTexts[id]
  return (
    <div className="flex flex-wrap items-start">
      <div className="flex-none lh-copy pr5" style={statusWidth}>
        {check ? <StatusTag status={check.status} /> : <Skeleton width="7rem" />}
      </div>
      <div className="flex-auto w-50">
        <h3 className="t-body fw6 lh-copy ma0">{texts ? <FormattedMessage id={texts.name} /> : id}</h3>
        <p className="t-small lh-copy ma0">{texts && <FormattedMessage id={texts.about} />}</p>
        {check && check.status !== 'OK' && <Problem check={check} />}
      </div>
      <div className="flex-none t-small lh-copy tr" style={{ width: '5rem' }}>
        {check ? (
          <FormattedMessage
            id="admin/erp-integrator.health.duration"
            values={{ milliseconds: check.durationMs }}
          />
        ) : (
          <Skeleton width="3rem" />
        )}
      </div>
    </div>
  )
}
