import React, { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Button, Dropdown } from 'vtex.styleguide'

import { ErpRecentPayloadsQuery, ErpRecentPayloadsQueryVariables } from '../../../graphql/operation-types'
import recentQuery from '../../../graphql/recent-payloads.graphql'
import { useAnswer } from '../../../shared/useAnswer'

interface Props {
  source: string
  flow: string
  onTake: (json: string) => void
}

/** Offers the records the source sent lately as samples; they are asked for when somebody wants them. */
export function RecentRecords({ source, flow, onTake }: Props) {
  const [isWanted, setWanted] = useState(false)
  const [chosen, setChosen] = useState('')
  const { formatMessage, formatDate } = useIntl()
  const { data, error, isLoading } = useAnswer<ErpRecentPayloadsQuery, ErpRecentPayloadsQueryVariables>(
    recentQuery,
    { source, flow },
    { skip: !isWanted },
  )
  const payloads = data?.recentPayloads ?? []
  if (!isWanted || isLoading) {
    return (
      <div className="flex-auto">
        <Button size="small" variation="secondary" isLoading={isLoading} onClick={() => setWanted(true)}>
          <FormattedMessage id="admin/erp-integrator.sample.recent" />
        </Button>
      </div>
    )
  }
  if (error || payloads.length === 0) {
    return (
      <p className="t-small lh-copy mv0" role="status">
        <FormattedMessage
          id={error ? 'admin/erp-integrator.sample.recentFailed' : 'admin/erp-integrator.sample.recentNone'}
        />
      </p>
    )
  }
  const options = payloads.map(({ at }, index) => ({
    value: String(index),
    label: formatDate(at, {
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      second: '2-digit',
    }),
  }))
  const none = { value: '', label: formatMessage({ id: 'admin/erp-integrator.sample.recentChoose' }) }
  const take = (value: string) => {
    setChosen(value)
    const payload = value === '' ? undefined : payloads[Number(value)]
    if (payload) onTake(pretty(payload.json))
  }
  return (
    <div className="flex-auto">
      <Dropdown
        size="small"
        label={formatMessage({ id: 'admin/erp-integrator.sample.recentLabel' })}
        options={[none, ...options]}
        value={chosen}
        onChange={(_, value) => take(value)}
      />
    </div>
  )
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}
