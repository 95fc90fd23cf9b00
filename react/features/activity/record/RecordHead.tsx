import React from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpRecordHistoryQuery } from '../../../graphql/operation-types'
import { Fact } from '../../../shared/Fact'
import { FlowName } from '../../../shared/flows'
import { Moment } from '../../../shared/Moment'
import { OutcomeTag } from '../../../shared/OutcomeTag'

export type History = Exclude<ErpRecordHistoryQuery['recordHistory'], { __typename: 'Failure' }>

/** The record as it stands: how its last try ended, when, and what VTEX calls it. */
export function RecordHead({ history }: { history: History }) {
  const last = history.events[0]
  return (
    <PageBlock>
      <dl className="flex flex-wrap ma0">
        <Fact label="admin/erp-integrator.record.flow">
          <FlowName flow={history.flow} />
        </Fact>
        <Fact label="admin/erp-integrator.record.vtexId">
          {history.vtexId ?? <FormattedMessage id="admin/erp-integrator.record.vtexId.none" />}
        </Fact>
        {last && (
          <>
            <Fact label="admin/erp-integrator.record.last">
              <OutcomeTag outcome={last.outcome} />
            </Fact>
            <Fact label="admin/erp-integrator.record.lastAt">
              <Moment at={last.at} seconds />
            </Fact>
          </>
        )}
      </dl>
    </PageBlock>
  )
}
