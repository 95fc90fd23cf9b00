import React from 'react'
import { FormattedMessage } from 'react-intl'
import { IconFailure, IconSuccess, IconWarning, Tag } from 'vtex.styleguide'

type Status = 'OK' | 'WARNING' | 'ERROR'

/** Dark text on the styleguide's faded colours: its full ones give white text less than 4.5:1. */
const looks = {
  OK: {
    Icon: IconSuccess,
    text: 'admin/erp-integrator.health.status.ok',
    color: '#3f7a12',
    bgColor: '#eafce3',
  },
  WARNING: {
    Icon: IconWarning,
    text: 'admin/erp-integrator.health.status.warning',
    color: '#8a5a00',
    bgColor: '#fff6e0',
  },
  ERROR: {
    Icon: IconFailure,
    text: 'admin/erp-integrator.health.status.error',
    color: '#c4161c',
    bgColor: '#ffe6e6',
  },
}

export function StatusIcon({ status, size }: { status: Status; size: number }) {
  const { Icon, color } = looks[status]
  return (
    <span aria-hidden="true" className="inline-flex items-center v-mid">
      <Icon size={size} color={color} />
    </span>
  )
}

/** A state as a word. */
export function StatusWord({ status }: { status: Status }) {
  return <FormattedMessage id={looks[status].text} />
}

/** A state as icon, colour and word; `text`: message id of a word of its own. */
export function StatusTag({ status, text = looks[status].text }: { status: Status; text?: string }) {
  return (
    <Tag bgColor={looks[status].bgColor} color="#3f3f40">
      <span className="inline-flex items-center nowrap">
        <span className="mr3 inline-flex">
          <StatusIcon status={status} size={14} />
        </span>
        <FormattedMessage id={text} />
      </span>
    </Tag>
  )
}
