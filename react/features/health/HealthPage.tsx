import React, { useRef } from 'react'
import { useQuery } from 'react-apollo'
import { FormattedMessage } from 'react-intl'
import { Button } from 'vtex.styleguide'

import query from '../../graphql/health.graphql'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { Page } from '../../shared/Page'
import { Activity } from './Activity'
import { Checks } from './Checks'
import { ConnectErp } from '../start/ConnectErp'
import { SoapCalls } from './SoapCalls'
import { Summary } from './Summary'
import { Health } from './types'

/** Asks how the connections are and shows it; the steps to connect an ERP follow below. */
export function HealthPage() {
  const { data, error, loading, refetch } = useQuery<{ health: Health }>(query, {
    fetchPolicy: 'network-only',
    notifyOnNetworkStatusChange: true,
  })
  // A failed answer arrives as `error`, so the rejection of the same call says nothing new.
  const checkAgain = () => {
    refetch().catch(() => undefined)
  }
  // The button "Try again" goes away while it works, so the focus moves to what comes in its place.
  const content = useRef<HTMLDivElement>(null)
  const retry = () => {
    content.current?.focus()
    checkAgain()
  }
  const health = error ? undefined : data?.health

  return (
    <Page
      title="admin/erp-integrator.health.title"
      subtitle="admin/erp-integrator.health.subtitle"
      actions={<CheckAgain loading={loading} onCheck={checkAgain} />}
    >
      <div ref={content} tabIndex={-1} className="outline-0">
        {error && !loading ? (
          <ErrorPanel error={error} title="admin/erp-integrator.health.error.title" onRetry={retry} />
        ) : (
          <State health={health} />
        )}
      </div>
      <ConnectErp />
      <SoapCalls />
    </Page>
  )
}

function State({ health }: { health?: Health }) {
  return (
    <>
      <Summary health={health} />
      <Checks checks={health?.checks} />
      <Activity activity={health?.activity} />
    </>
  )
}

function CheckAgain({ loading, onCheck }: { loading: boolean; onCheck: () => void }) {
  return (
    <Button variation="secondary" isLoading={loading} onClick={onCheck} noWrap>
      <FormattedMessage id="admin/erp-integrator.health.checkAgain" />
    </Button>
  )
}
