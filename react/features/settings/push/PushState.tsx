import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Alert } from 'vtex.styleguide'

import { Ago } from '../../../shared/Ago'
import { Fact } from '../../../shared/Fact'
import { Moment } from '../../../shared/Moment'
import type { OrderPush } from './push-settings'
import { WhyNot } from './WhyNot'

/** Whether orders are pushed, and how the address did lately. */
export function PushState({ push }: { push: OrderPush }) {
  const { isActive, isFailing, pausedUntil, lastSuccessAt, lastFailureAt } = push
  return (
    <div className="mb6" role="status">
      {isActive && isFailing && (
        <div className="mb5">
          <Alert type="error">
            <span>
              <FormattedMessage id="admin/erp-integrator.settings.push.failing" />{' '}
              {pausedUntil && (
                <>
                  <FormattedMessage id="admin/erp-integrator.settings.push.paused" />{' '}
                  <Moment at={pausedUntil} seconds />
                </>
              )}
            </span>
          </Alert>
        </div>
      )}
      <dl className="flex flex-wrap ma0">
        <Fact label="admin/erp-integrator.settings.push.state">
          {isActive ? (
            <FormattedMessage id="admin/erp-integrator.settings.push.state.on" />
          ) : (
            <FormattedMessage id="admin/erp-integrator.settings.push.state.off" />
          )}
        </Fact>
        <Fact label="admin/erp-integrator.settings.push.lastSuccess">
          {lastSuccessAt ? (
            <Ago at={lastSuccessAt} />
          ) : (
            <FormattedMessage id="admin/erp-integrator.settings.push.never" />
          )}
        </Fact>
        <Fact label="admin/erp-integrator.settings.push.lastFailure">
          {lastFailureAt ? (
            <>
              <Ago at={lastFailureAt} />
              <div className="t-small fw4">
                <WhyNot why={push.lastFailureWhy} status={push.lastFailureStatus} />
              </div>
            </>
          ) : (
            <FormattedMessage id="admin/erp-integrator.settings.push.never" />
          )}
        </Fact>
      </dl>
    </div>
  )
}
