import React from 'react'
import { FormattedMessage } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { ErpWaitingQuery, ErpWaitingQueryVariables } from '../../../graphql/operation-types'
import query from '../../../graphql/activity/waiting.graphql'
import { Answered } from '../../../shared/Answered'
import { EmptyPanel } from '../../../shared/EmptyPanel'
import { SkeletonLines } from '../../../shared/Skeleton'
import { useAnswer } from '../../../shared/useAnswer'
import { useVisiblePoll } from '../../../shared/useVisiblePoll'
import { WaitingTable } from './WaitingTable'

/** The most things the list names; the total counts all. */
const MOST = 200

/** Records that wait for something that is not there yet, by what it is. */
export function WaitingTab() {
  const answer = useAnswer<ErpWaitingQuery, ErpWaitingQueryVariables>(query, { limit: MOST })
  useVisiblePoll(answer.ask, 30_000)
  return (
    <PageBlock>
      <Answered answer={answer} root={(data) => data.waiting} skeleton={<SkeletonLines lines={6} />}>
        {({ waiting, total }) =>
          waiting.length === 0 ? (
            <EmptyPanel
              bare
              title="admin/erp-integrator.waiting.none.title"
              text="admin/erp-integrator.waiting.none.text"
            />
          ) : (
            <>
              <p className="t-body lh-copy mt0 mb5">
                <b className="fw6">
                  <FormattedMessage id="admin/erp-integrator.waiting.total" values={{ total }} />
                </b>{' '}
                <FormattedMessage id="admin/erp-integrator.waiting.about" />
              </p>
              <WaitingTable waiting={waiting} />
              {waiting.length === MOST && (
                <p className="t-small c-muted-1 mt4 mb0">
                  <FormattedMessage id="admin/erp-integrator.waiting.most" values={{ shown: MOST }} />
                </p>
              )}
            </>
          )
        }
      </Answered>
    </PageBlock>
  )
}
