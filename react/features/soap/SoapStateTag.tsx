import React from 'react'
import { FormattedMessage } from 'react-intl'
import { Tag } from 'vtex.styleguide'

import { SoapState } from '../../graphql/schema-types'
import { StatusIcon } from '../../shared/StatusTag'

/** Dark text on faded colours, as StatusTag has them. */
const looks = {
  ANSWERED: { status: 'OK', bgColor: '#eafce3', text: 'admin/erp-integrator.soap.state.answered' },
  FAILED: { status: 'ERROR', bgColor: '#ffe6e6', text: 'admin/erp-integrator.soap.state.failed' },
  NOT_ANSWERED: {
    status: 'WARNING',
    bgColor: '#fff6e0',
    text: 'admin/erp-integrator.soap.state.notAnswered',
  },
} as const

/** How an operation went last, as icon, colour and word. */
export function SoapStateTag({ state }: { state: SoapState }) {
  const { status, bgColor, text } = looks[state]
  return (
    <Tag bgColor={bgColor} color="#3f3f40">
      <span className="inline-flex items-center nowrap">
        <span className="mr3 inline-flex">
          <StatusIcon status={status} size={14} />
        </span>
        <FormattedMessage id={text} />
      </span>
    </Tag>
  )
}
