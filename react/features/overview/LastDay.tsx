import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'

import { addresses } from '../../shared/addresses'
import { EmptyPanel } from '../../shared/EmptyPanel'
import { FlowName } from '../../shared/flows'
import { PageLink } from '../../shared/PageLink'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { StatusIcon } from '../../shared/StatusTag'
import { Sparkline } from './Sparkline'
import { FlowDay } from './types'

const figures = ['applied', 'unchanged', 'other', 'failed'] as const

const headings = {
  applied: 'admin/erp-integrator.overview.day.applied',
  unchanged: 'admin/erp-integrator.overview.day.unchanged',
  other: 'admin/erp-integrator.overview.day.other',
  failed: 'admin/erp-integrator.overview.day.failed',
}

/** What every flow did in the last 24 hours. */
export function LastDay({ flows }: { flows?: FlowDay[] }) {
  return (
    <Section title="admin/erp-integrator.overview.day.title">
      {!flows && <SkeletonLines lines={4} />}
      {flows && flows.length === 0 && (
        <EmptyPanel
          bare
          title="admin/erp-integrator.overview.day.empty"
          text="admin/erp-integrator.overview.day.emptyText"
        />
      )}
      {flows && flows.length > 0 && (
        <table className="w-100 t-body lh-copy" style={{ borderCollapse: 'collapse' }}>
          <thead>
            <tr>
              <Heading id="admin/erp-integrator.overview.day.flow" align="tl" />
              {figures.map((figure) => (
                <Heading key={figure} id={headings[figure]} align="tr" />
              ))}
              <Heading id="admin/erp-integrator.overview.day.hours" align="tr" />
            </tr>
          </thead>
          <tbody>
            {flows.map((day) => (
              <Row key={day.flow} day={day} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Heading({ id, align }: { id: string; align: 'tl' | 'tr' }) {
  return (
    <th scope="col" className={`t-small fw6 v-btm pb3 ph3 bb b--muted-4 ${align}`}>
      <FormattedMessage id={id} />
    </th>
  )
}

function Row({ day }: { day: FlowDay }) {
  return (
    <tr>
      <th scope="row" className="fw4 tl pv3 ph3 bb b--muted-5">
        <PageLink to={addresses.activity({ tab: 'batches', flow: day.flow })}>
          <FlowName flow={day.flow} />
        </PageLink>
      </th>
      {figures.map((figure) => (
        <Figure key={figure}>
          {figure === 'failed' && day.failed > 0 ? (
            <Failed day={day} />
          ) : (
            <FormattedNumber value={day[figure]} />
          )}
        </Figure>
      ))}
      <Figure>
        <Sparkline hours={day.hours} />
      </Figure>
    </tr>
  )
}

function Figure({ children }: { children: ReactNode }) {
  return <td className="tr pv3 ph3 bb b--muted-5 nowrap">{children}</td>
}

function Failed({ day }: { day: FlowDay }) {
  return (
    <PageLink to={addresses.activity({ tab: 'problems', flow: day.flow })}>
      <span className="inline-flex items-center fw6">
        <span className="mr2 inline-flex">
          <StatusIcon status="ERROR" size={14} />
        </span>
        <FormattedNumber value={day.failed} />
      </span>
    </PageLink>
  )
}
