import React from 'react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { PageBlock } from 'vtex.styleguide'

import { Moment } from '../../shared/Moment'
import type { Order } from './OrderHead'
import { actorTexts, happeningTexts } from './texts'

type Happening = Order['history'][number]

/** What happened to the order between VTEX and the ERP, newest first. */
export function OrderHistory({ order: { history } }: { order: Order }) {
  const { formatMessage } = useIntl()
  return (
    <PageBlock title={formatMessage({ id: 'admin/erp-integrator.order.history' })}>
      {history.length === 0 ? (
        <p className="t-body ma0">
          <FormattedMessage id="admin/erp-integrator.order.history.none" />
        </p>
      ) : (
        <ol className="list ma0 pa0">
          {[...history].reverse().map((happening, index) => (
            <Step
              key={`${happening.at} ${String(history.length - index)}`}
              happening={happening}
              isFirst={index === 0}
            />
          ))}
        </ol>
      )}
    </PageBlock>
  )
}

function Step({ happening, isFirst }: { happening: Happening; isFirst: boolean }) {
  const { at, what, detail, by } = happening
  const text = happeningTexts[what]
  return (
    <li className={`flex flex-wrap pv4 ${isFirst ? '' : 'bt b--muted-4'}`}>
      <div className="flex-none pr5 pb2 t-small c-muted-1 lh-copy" style={{ width: '13.5rem' }}>
        <Moment at={at} seconds />
      </div>
      <div className="flex-auto w-50 lh-copy" style={{ overflowWrap: 'anywhere' }}>
        <div className="t-body">
          {text ? <FormattedMessage id={text} /> : <code>{what}</code>}
          {detail !== null && (
            <>
              {' '}
              <code>{detail}</code>
            </>
          )}
        </div>
        <div className="t-small c-muted-1">
          {actorTexts[by] ? <FormattedMessage id={actorTexts[by]} /> : by}
          <Call happening={happening} />
        </div>
      </div>
    </li>
  )
}

function Call({ happening: { call, callStatus, milliseconds } }: { happening: Happening }) {
  if (call === null) return null
  return (
    <>
      {' · '}
      <code>{call}</code>
      {' · '}
      <code>{callStatus}</code>
      {milliseconds !== null && (
        <>
          {' · '}
          <FormattedNumber value={milliseconds} /> ms
        </>
      )}
    </>
  )
}
