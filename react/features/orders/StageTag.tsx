import React from 'react'
import { FormattedMessage } from 'react-intl'
import { IconWarning, Tag } from 'vtex.styleguide'

import { OrderStage, OrderTrouble } from '../../graphql/schema-types'
import { stageTexts, troubleTexts } from './texts'

/** Dark text on faded colours, as StatusTag has them. */
const colors: Record<OrderStage, string> = {
  SEEN: '#f2f4f5',
  QUEUED: '#edf4fa',
  ACKNOWLEDGED: '#edf4fa',
  HANDLING: '#eafce3',
  REJECTED: '#ffe6e6',
  SKIPPED: '#f2f4f5',
  ELSEWHERE: '#fff6e0',
  INVOICED: '#eafce3',
  CANCELED: '#f2f4f5',
}

/** Where an order stands, as a word. */
export function StageTag({ stage }: { stage: OrderStage }) {
  return (
    <Tag bgColor={colors[stage]} color="#3f3f40">
      <span className="nowrap">
        <FormattedMessage id={stageTexts[stage]} />
      </span>
    </Tag>
  )
}

/** What is wrong with an order, in a few words. */
export function TroubleMark({ trouble }: { trouble: OrderTrouble }) {
  return (
    <span className="inline-flex items-center t-small c-on-base mt2">
      <span className="mr2 inline-flex" aria-hidden="true">
        <IconWarning size={14} color="#8a5a00" />
      </span>
      <FormattedMessage id={troubleTexts[trouble].title} />
    </span>
  )
}
