import React from 'react'
import { FormattedMessage } from 'react-intl'
import { IconCheck, IconClock, IconFailure, IconMinus, IconSuccess, IconWarning, Tag } from 'vtex.styleguide'

import { Outcome } from '../graphql/schema-types'

/** Dark text on the styleguide's faded colours, for a contrast above 4.5:1. */
export const outcomes = {
  APPLIED: {
    Icon: IconSuccess,
    text: 'admin/erp-integrator.outcome.applied',
    color: '#3f7a12',
    bgColor: '#eafce3',
  },
  UNCHANGED: {
    Icon: IconCheck,
    text: 'admin/erp-integrator.outcome.unchanged',
    color: '#585959',
    bgColor: '#f2f4f5',
  },
  SKIPPED: {
    Icon: IconMinus,
    text: 'admin/erp-integrator.outcome.skipped',
    color: '#585959',
    bgColor: '#f2f4f5',
  },
  PARKED: {
    Icon: IconClock,
    text: 'admin/erp-integrator.outcome.parked',
    color: '#134cd8',
    bgColor: '#edf4fa',
  },
  HELD: {
    Icon: IconWarning,
    text: 'admin/erp-integrator.outcome.held',
    color: '#8a5a00',
    bgColor: '#fff6e0',
  },
  FAILED: {
    Icon: IconFailure,
    text: 'admin/erp-integrator.outcome.failed',
    color: '#c4161c',
    bgColor: '#ffe6e6',
  },
}

/** Words of what is only planned, where they differ. */
const planned: Partial<Record<Outcome, string>> = {
  APPLIED: 'admin/erp-integrator.preview.outcome.applied',
  FAILED: 'admin/erp-integrator.preview.outcome.failed',
}

interface Props {
  outcome: Outcome
  /** Whether it is what would become of the record. */
  isPlanned?: boolean
}

/** What became of a record: icon, colour and word. */
export function OutcomeTag({ outcome, isPlanned = false }: Props) {
  const { Icon, text, color, bgColor } = outcomes[outcome]
  return (
    <Tag bgColor={bgColor} color="#3f3f40">
      <span className="inline-flex items-center nowrap">
        <span className="mr3 inline-flex" aria-hidden="true">
          <Icon size={14} color={color} />
        </span>
        <FormattedMessage id={(isPlanned && planned[outcome]) || text} />
      </span>
    </Tag>
  )
}
