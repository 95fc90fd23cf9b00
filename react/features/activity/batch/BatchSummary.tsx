import React, { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { addresses } from '../../../shared/addresses'
import { Moment } from '../../../shared/Moment'
import { PageLink } from '../../../shared/PageLink'
import { SkeletonLines } from '../../../shared/Skeleton'
import { BatchStatusTag } from '../BatchStatusTag'
import { Marks } from '../Marks'
import { DoneOfTotal, OutcomeBar } from '../OutcomeBar'
import { OutcomeCounts } from '../OutcomeCounts'
import type { Batch } from './BatchPage'

/** State, progress and figures of a batch, and where it came from. */
export function BatchSummary({ batch }: { batch: Batch }) {
  return (
    <PageBlock>
      <div className="flex flex-wrap items-center mb4">
        <div className="mr5">
          <BatchStatusTag status={batch.status} />
        </div>
        <div className="t-heading-5 mr4">
          <DoneOfTotal counts={batch.counts} />
        </div>
        <Marks batch={batch} />
      </div>
      <OutcomeBar counts={batch.counts} />
      <OutcomeCounts counts={batch.counts} />
      <dl className="flex flex-wrap mt5 mb0">
        <Fact label="admin/erp-integrator.batch.fact.id">
          <code>{batch.id}</code>
        </Fact>
        <Fact label="admin/erp-integrator.batch.fact.source">{batch.source}</Fact>
        <Fact label="admin/erp-integrator.batch.fact.received">
          <Moment at={batch.createdAt} seconds />
        </Fact>
        <End batch={batch} />
        <Speed batch={batch} />
        <Origin batch={batch} />
      </dl>
    </PageBlock>
  )
}

function End({ batch: { finishedAt, estimatedEndAt } }: { batch: Batch }) {
  const at = finishedAt ?? estimatedEndAt
  if (at === null) return null
  const label =
    finishedAt === null
      ? 'admin/erp-integrator.batch.fact.expected'
      : 'admin/erp-integrator.batch.fact.finished'
  return (
    <Fact label={label}>
      <Moment at={at} seconds />
    </Fact>
  )
}

function Speed({ batch: { ratePerSecond } }: { batch: Batch }) {
  if (ratePerSecond === null) return null
  return (
    <Fact label="admin/erp-integrator.batch.fact.speed">
      <FormattedMessage
        id="admin/erp-integrator.batch.speed"
        values={{ records: <FormattedNumber value={ratePerSecond} maximumFractionDigits={1} /> }}
      />
    </Fact>
  )
}

function Origin({ batch: { retryOf, parent, mappingVersion } }: { batch: Batch }) {
  return (
    <>
      {mappingVersion !== null && (
        <Fact label="admin/erp-integrator.batch.fact.mapping">
          <FormattedMessage id="admin/erp-integrator.mapping.version" values={{ version: mappingVersion }} />
        </Fact>
      )}
      {retryOf !== null && (
        <Fact label="admin/erp-integrator.batch.fact.retryOf">
          <PageLink to={addresses.batch(retryOf)}>{retryOf}</PageLink>
        </Fact>
      )}
      {parent !== null && (
        <Fact label="admin/erp-integrator.batch.fact.parent">
          <PageLink to={addresses.batch(parent)}>{parent}</PageLink>
        </Fact>
      )}
    </>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="pr7 pb4">
      <dt className="t-small c-muted-1 lh-copy">
        <FormattedMessage id={label} />
      </dt>
      <dd className="t-body lh-copy ma0" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </dd>
    </div>
  )
}

export function BatchSummarySkeleton() {
  return (
    <PageBlock>
      <SkeletonLines lines={4} />
    </PageBlock>
  )
}
