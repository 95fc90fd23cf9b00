import React from 'react'
import { FormattedMessage } from 'react-intl'
import { IconClock, IconDeny, IconSuccess, IconWarning, Tag } from 'vtex.styleguide'

/** Dark text on faded colours, as StatusTag has them; an unknown status shows as it came. */
const looks = {
  queued: {
    Icon: IconClock,
    id: 'admin/erp-integrator.batch.status.queued',
    color: '#5e5e5f',
    bgColor: '#f2f4f5',
  },
  running: {
    Icon: IconClock,
    id: 'admin/erp-integrator.batch.status.running',
    color: '#134cd8',
    bgColor: '#edf4fa',
  },
  held: {
    Icon: IconWarning,
    id: 'admin/erp-integrator.batch.status.held',
    color: '#8a5a00',
    bgColor: '#fff6e0',
  },
  done: {
    Icon: IconSuccess,
    id: 'admin/erp-integrator.batch.status.done',
    color: '#3f7a12',
    bgColor: '#eafce3',
  },
  cancelled: {
    Icon: IconDeny,
    id: 'admin/erp-integrator.batch.status.cancelled',
    color: '#5e5e5f',
    bgColor: '#f2f4f5',
  },
}

export type BatchStatus = keyof typeof looks

export const batchStatuses = Object.keys(looks) as BatchStatus[]

export const batchStatusText = (status: BatchStatus): string => looks[status].id

export function isBatchStatus(status: string): status is BatchStatus {
  return Object.prototype.hasOwnProperty.call(looks, status)
}

/** State of a batch as icon, colour and word. */
export function BatchStatusTag({ status }: { status: string }) {
  if (!isBatchStatus(status)) return <Tag>{status}</Tag>
  const { Icon, id, color, bgColor } = looks[status]
  return (
    <Tag bgColor={bgColor} color="#3f3f40">
      <span className="inline-flex items-center nowrap">
        <span className="mr3 inline-flex" aria-hidden="true">
          <Icon size={14} color={color} />
        </span>
        <FormattedMessage id={id} />
      </span>
    </Tag>
  )
}
