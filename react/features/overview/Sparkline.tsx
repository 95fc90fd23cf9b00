import React from 'react'
import { useIntl } from 'react-intl'

import { barHeights } from './bars'

const HEIGHT = 24
const STEP = 5

/** Records per hour as small bars, and as a sentence for who cannot see them. */
export function Sparkline({ hours }: { hours: readonly number[] }) {
  const { formatMessage } = useIntl()
  const most = Math.max(...hours, 0)
  const last = hours[hours.length - 1] ?? 0
  const label = formatMessage({ id: 'admin/erp-integrator.overview.day.chart' }, { most, last })
  return (
    <svg role="img" aria-label={label} width={hours.length * STEP} height={HEIGHT} className="v-mid">
      <title>{label}</title>
      <rect x={0} y={HEIGHT - 1} width={hours.length * STEP} height={1} fill="#cacbcc" />
      {barHeights(hours, HEIGHT).map((height, hour) => (
        <rect
          key={hour}
          x={hour * STEP}
          y={HEIGHT - height}
          width={STEP - 1}
          height={height}
          fill="#134cd8"
        />
      ))}
    </svg>
  )
}
