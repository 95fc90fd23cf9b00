import React from 'react'
import { FormattedMessage } from 'react-intl'
import { IconClock } from 'vtex.styleguide'

import { PageLink } from '../../shared/PageLink'
import { Section } from '../../shared/Section'
import { SkeletonLines } from '../../shared/Skeleton'
import { StatusIcon } from '../../shared/StatusTag'
import { addressOf, Need, needsOf } from './needs'
import { NeedText } from './NeedText'
import { Overview } from './types'

/** What waits for a person, each with a link to where it is looked after. */
export function NeedsYou({ overview }: { overview?: Overview }) {
  const needs = overview && needsOf(overview)
  return (
    <Section title="admin/erp-integrator.overview.needs.title">
      {!needs && <SkeletonLines lines={2} />}
      {needs && needs.length === 0 && <Nothing />}
      {needs && needs.length > 0 && (
        <ul className="list ma0 pa0">
          {needs.map((need, index) => (
            <li key={index} className={`flex items-center pv4 lh-copy ${index === 0 ? '' : 'bt b--muted-4'}`}>
              <span className="flex-none mr4">
                <NeedIcon need={need} />
              </span>
              <span className="flex-auto">
                <NeedText need={need} />
              </span>
              <span className="flex-none ml5">
                <PageLink to={addressOf(need)}>
                  <FormattedMessage id={links[need.kind]} />
                </PageLink>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const links = {
  held: 'admin/erp-integrator.overview.needs.held.link',
  stuck: 'admin/erp-integrator.overview.needs.stuck.link',
  codes: 'admin/erp-integrator.overview.needs.codes.link',
  problem: 'admin/erp-integrator.overview.needs.problem.link',
  orders: 'admin/erp-integrator.overview.needs.orders.link',
  waiting: 'admin/erp-integrator.overview.needs.waiting.link',
}

function NeedIcon({ need }: { need: Need }) {
  if (need.kind === 'problem' || need.kind === 'stuck') return <StatusIcon status="ERROR" size={20} />
  if (need.kind !== 'waiting') return <StatusIcon status="WARNING" size={20} />
  return (
    <span aria-hidden="true" className="inline-flex items-center v-mid">
      <IconClock size={20} color="#134cd8" />
    </span>
  )
}

function Nothing() {
  return (
    <p className="flex items-center t-body lh-copy mv0">
      <span className="mr4 inline-flex">
        <StatusIcon status="OK" size={20} />
      </span>
      <FormattedMessage id="admin/erp-integrator.overview.needs.nothing" />
    </p>
  )
}
