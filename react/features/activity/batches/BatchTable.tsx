import React from 'react'
import { FormattedMessage } from 'react-intl'

import { ErpBatchesQuery } from '../../../graphql/operation-types'
import { addresses } from '../../../shared/addresses'
import { FlowName } from '../../../shared/flows'
import { Moment } from '../../../shared/Moment'
import { PageLink } from '../../../shared/PageLink'
import { Skeleton } from '../../../shared/Skeleton'
import { BatchStatusTag } from '../BatchStatusTag'
import { Marks } from '../Marks'
import { DoneOfTotal, OutcomeBar } from '../OutcomeBar'
import { OutcomeCounts } from '../OutcomeCounts'
import { cell, TableHead, tableLook } from '../TableHead'

type Batch = ErpBatchesQuery['batches']['batches'][number]

const columns = [
  'admin/erp-integrator.batches.column.batch',
  'admin/erp-integrator.batches.column.status',
  'admin/erp-integrator.batches.column.records',
  'admin/erp-integrator.batches.column.received',
]

export function BatchTable({ batches }: { batches: Batch[] }) {
  return (
    <table {...tableLook}>
      <TableHead columns={columns} />
      <tbody>
        {batches.map((batch) => (
          <Row key={batch.id} batch={batch} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ batch }: { batch: Batch }) {
  return (
    <tr>
      <td className={cell}>
        <PageLink to={addresses.batch(batch.id)} className="c-link hover-c-link link underline-hover fw6">
          <FlowName flow={batch.flow} /> <span className="clip">{batch.id}</span>
        </PageLink>
        <div className="t-small c-muted-1" style={{ overflowWrap: 'anywhere' }}>
          {batch.source}
        </div>
        <Marks batch={batch} />
      </td>
      <td className={cell}>
        <BatchStatusTag status={batch.status} />
      </td>
      <td className={cell} style={{ width: '45%' }}>
        <div className="t-small mb2">
          <DoneOfTotal counts={batch.counts} />
        </div>
        <OutcomeBar counts={batch.counts} />
        <OutcomeCounts counts={batch.counts} />
      </td>
      <td className={`${cell} t-small`}>
        <Moment at={batch.createdAt} />
      </td>
    </tr>
  )
}

/** As many rows as fit a window, as high as real ones. */
export function BatchTableSkeleton() {
  return (
    <div role="status">
      <span className="clip">
        <FormattedMessage id="admin/erp-integrator.loading" />
      </span>
      <table {...tableLook} aria-hidden="true">
        <TableHead columns={columns} />
        <tbody>
          {[0, 1, 2, 3, 4].map((row) => (
            <tr key={row}>
              {['9rem', '7rem', '100%', '6rem'].map((width) => (
                <td
                  key={width}
                  className={cell}
                  style={{ height: '5.5rem', width: width === '100%' ? '45%' : undefined }}
                >
                  <Skeleton width={width} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
