import React from 'react'
import { FormattedMessage, FormattedNumber, FormattedTime } from 'react-intl'

import { Skeleton } from '../../shared/Skeleton'
import { BoxHeading } from '../../shared/Section'
import { StatusIcon } from '../../shared/StatusTag'
import { percentOf } from './bars'
import { LaneSpeed } from './types'

const names: Record<string, string> = {
  catalog: 'admin/erp-integrator.lane.catalog',
  pricing: 'admin/erp-integrator.lane.pricing',
  logistics: 'admin/erp-integrator.lane.logistics',
  orders: 'admin/erp-integrator.lane.orders',
  promotions: 'admin/erp-integrator.lane.promotions',
  masterdata: 'admin/erp-integrator.lane.masterdata',
}

const awaited: LaneSpeed[] = ['pricing', 'logistics', 'catalog', 'orders', 'masterdata'].map((lane) => ({
  __typename: 'LaneSpeed',
  lane,
  perSecond: 0,
  limitPerSecond: 0,
  isPaused: false,
  pausedUntil: null,
  pausedWhy: null,
}))

/** How fast the app calls each part of VTEX, against the limit VTEX sets. */
export function Lanes({ lanes }: { lanes?: LaneSpeed[] }) {
  return (
    <>
      <BoxHeading
        title="admin/erp-integrator.overview.speed.title"
        about="admin/erp-integrator.overview.speed.about"
      />
      <ul className="list ma0 pa0">
        {(lanes ?? awaited).map((lane) => (
          <li key={lane.lane} className="mb4">
            <div className="flex justify-between lh-copy">
              <LaneName lane={lane.lane} />
              {lanes ? <Speed lane={lane} /> : <Skeleton width="5rem" />}
            </div>
            <Bar percent={percentOf(lane.perSecond, lane.limitPerSecond ?? 0)} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** A part of VTEX in the user's language; one this panel does not know shows as it is. */
export function LaneName({ lane }: { lane: string }) {
  const id = names[lane]
  return <span>{id ? <FormattedMessage id={id} /> : lane}</span>
}

/** The figures stand beside it in words, so the bar itself is not read out. */
function Bar({ percent }: { percent: number }) {
  return (
    <div aria-hidden="true" className="bg-muted-4 br-pill overflow-hidden mt2" style={{ height: 6 }}>
      <div className="bg-action-primary br-pill h-100" style={{ width: `${percent}%` }} />
    </div>
  )
}

function Speed({ lane }: { lane: LaneSpeed }) {
  if (lane.isPaused) return <Paused lane={lane} />
  if (lane.perSecond === 0) return <Small id="admin/erp-integrator.overview.speed.idle" />
  const perSecond = <FormattedNumber value={lane.perSecond} maximumFractionDigits={1} />
  const limit = lane.limitPerSecond
  return (
    <span className="t-small lh-copy">
      {limit ? (
        <FormattedMessage
          id="admin/erp-integrator.overview.speed.ofLimit"
          values={{ perSecond, limit: <FormattedNumber value={limit} maximumFractionDigits={1} /> }}
        />
      ) : (
        <FormattedMessage id="admin/erp-integrator.overview.speed.noLimit" values={{ perSecond }} />
      )}
    </span>
  )
}

function Paused({ lane }: { lane: LaneSpeed }) {
  const until = lane.pausedUntil
  return (
    <span className="t-small lh-copy inline-flex items-start ml5">
      <span className="mr2 mt1 inline-flex">
        <StatusIcon status="WARNING" size={14} />
      </span>
      {lane.pausedWhy === 'failing' ? (
        <FormattedMessage id="admin/erp-integrator.overview.speed.failing" />
      ) : until ? (
        <FormattedMessage
          id="admin/erp-integrator.overview.speed.pausedUntil"
          values={{ when: <FormattedTime value={until} hour="numeric" minute="2-digit" second="2-digit" /> }}
        />
      ) : (
        <FormattedMessage id="admin/erp-integrator.overview.speed.paused" />
      )}
    </span>
  )
}

function Small({ id }: { id: string }) {
  return (
    <span className="t-small lh-copy">
      <FormattedMessage id={id} />
    </span>
  )
}
