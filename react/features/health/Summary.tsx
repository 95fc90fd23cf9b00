import React from 'react'
import { FormattedMessage } from 'react-intl'

import { Moment } from '../../shared/Moment'
import { Skeleton } from '../../shared/Skeleton'
import { StatusIcon } from '../../shared/StatusTag'
import { Health } from './types'

const backgrounds = { OK: 'bg-success--faded', WARNING: 'bg-warning--faded', ERROR: 'bg-danger--faded' }

/** One sentence: is everything connected? It is read out when it changes. */
export function Summary({ health }: { health?: Health }) {
  return (
    <div className="mb5 ph5 ph0-ns" role="status">
      <div
        className={`flex items-start br3 pa5 c-on-base ${health ? backgrounds[health.status] : 'bg-base'}`}
      >
        <span className="lh-copy mr4 flex-none">
          {health ? <StatusIcon status={health.status} size={24} /> : <Skeleton width="1.5rem" />}
        </span>
        <div className="flex-auto">
          <div className="t-heading-5 fw6 lh-copy">
            {health ? <Sentence health={health} /> : <Skeleton width="14rem" />}
          </div>
          <div className="t-small lh-copy">
            {health ? <Particulars health={health} /> : <Skeleton width="18rem" />}
          </div>
        </div>
        {!health && <Checking />}
      </div>
    </div>
  )
}

function Sentence({ health }: { health: Health }) {
  const count = health.checks.filter(({ status }) => status !== 'OK').length
  return count === 0 ? (
    <FormattedMessage id="admin/erp-integrator.health.summary.ok" />
  ) : (
    <FormattedMessage id="admin/erp-integrator.health.summary.trouble" values={{ count }} />
  )
}

function Particulars({ health }: { health: Health }) {
  return (
    <>
      <FormattedMessage
        id="admin/erp-integrator.health.checkedAt"
        values={{ when: <Moment at={health.checkedAt} seconds /> }}
      />
      {' · '}
      <FormattedMessage id="admin/erp-integrator.health.version" values={{ version: health.version }} />
    </>
  )
}

function Checking() {
  return (
    <span className="clip">
      <FormattedMessage id="admin/erp-integrator.health.loading" />
    </span>
  )
}
